"use client";

import { useState } from "react";
// 在服务器上引入也无妨：那里只写出一个空元素，浏览器里再挂上界面。
import "weibao/react";

export function Weibao({ county }) {
  const [said, setSaid] = useState("还没有改动");
  return (
    <>
      <p data-totals>{said}</p>
      <weibao-assessment assessment={county} onweibao-change={({ detail }) => setSaid(`已达标 ${detail.report.totals.met}/${detail.report.totals.applicable}`)} />
    </>
  );
}
