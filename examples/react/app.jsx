import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
// 从 npm 装的，写 import "weibao/element.js";
import "../../element.js";

/** 把元素包成组件。一个 ref、一个监听器，React 16.8 以上都这样写。 */
function Weibao({ assessment, onChange }) {
  const element = useRef(null);
  useEffect(() => {
    if (assessment) element.current.assessment = assessment;
  }, [assessment]);
  useEffect(() => {
    const node = element.current;
    const listen = (event) => onChange(event.detail);
    node.addEventListener("weibao-change", listen);
    return () => node.removeEventListener("weibao-change", listen);
  }, [onChange]);
  return <weibao-assessment ref={element} />;
}

function App() {
  const [opened, setOpened] = useState(null);
  const [said, setSaid] = useState(null);
  useEffect(() => {
    fetch("../county.json").then((response) => response.json()).then(setOpened);
  }, []);
  return (
    <>
      <main>
        <h1>React 里的自评</h1>
        <p data-totals>{said ? `已达标 ${said.report.totals.met}/${said.report.totals.applicable}` : "还没有改动"}</p>
        <button type="button" disabled={!said} onClick={() => setOpened({ ...opened })}>放弃改动</button>
      </main>
      <Weibao assessment={opened} onChange={setSaid} />
    </>
  );
}

createRoot(document.getElementById("root")).render(<App />);
