"use client";

import { useEffect, useRef, useState } from "react";
// 在服务器上引入也无妨：那里只写出一个空元素，浏览器里再挂上界面。
import "weibao/react";

export function Weibao({ county }) {
  const [said, setSaid] = useState("还没有改动");
  const place = useRef(null);
  // React 接手服务器写好的标签时，不设置对象属性，也不接自定义事件：挂上以后自己来。
  useEffect(() => {
    const element = place.current;
    const changed = ({ detail }) => setSaid(`已达标 ${detail.report.totals.met}/${detail.report.totals.applicable}`);
    element.addEventListener("weibao-change", changed);
    element.assessment = county;
    return () => element.removeEventListener("weibao-change", changed);
  }, [county]);
  return (
    <>
      <p data-totals>{said}</p>
      <weibao-assessment ref={place} />
    </>
  );
}
