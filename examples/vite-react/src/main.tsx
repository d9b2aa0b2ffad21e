import { useState } from "react";
import { createRoot } from "react-dom/client";
import type { Assessment } from "weibao";
import example from "weibao/example-county.json";
// 登记元素，并让 JSX 认得它。React 18 及以前不认得元素的属性和事件，要用 ref 和 addEventListener。
import { LoadError, type ChangeDetail } from "weibao/react";

const county = example as unknown as Assessment;

function App() {
  const [opened, setOpened] = useState<Assessment>(county);
  const [said, setSaid] = useState<ChangeDetail>();
  const [failure, setFailure] = useState("");
  return (
    <>
      <main>
        <h1>React 里的自评</h1>
        <p data-totals>{said ? `已达标 ${said.report.totals.met}/${said.report.totals.applicable}` : "还没有改动"}</p>
        <button type="button" disabled={!said} onClick={() => setOpened({ ...opened })}>放弃改动</button>
        <p role="alert">{failure}</p>
      </main>
      <weibao-assessment
        assessment={opened}
        onweibao-change={(event) => setSaid(event.detail)}
        onweibao-error={({ detail }) => setFailure(detail.cause instanceof LoadError ? `${detail.code}：${detail.text}` : detail.text)}
      />
    </>
  );
}

createRoot(document.getElementById("root")!).render(<App />);
