"use client";

import { useEffect, useRef, useState } from "react";
// 在服务器上引入也无妨：那里只写出一个空元素，浏览器里再挂上界面。
import "weibao/react";

export function Weibao({ county }) {
  const [said, setSaid] = useState("还没有改动");
  const element = useRef(null);
  // React 接手服务器写好的标签时，不设置对象属性（只有字符串写得进标签）：挂上以后自己交。
  useEffect(() => {
    element.current.assessment = county;
  }, [county]);
  return (
    <>
      <p data-totals>{said}</p>
      <weibao-assessment ref={element} onweibao-change={({ detail }) => setSaid(`已达标 ${detail.report.totals.met}/${detail.report.totals.applicable}`)} />
    </>
  );
}
