import init, { evaluate } from "weibao";
import county from "weibao/example-county.json";
import { Weibao } from "./weibao.jsx";

// 每次打开都重新评定：真正使用时，从门户的数据库里取自评文件。
export const dynamic = "force-dynamic";

export default async function Page() {
  await init();
  const report = evaluate(county);
  return (
    <>
      <main>
        <h1>服务器上的评定，浏览器里的自评</h1>
        <p id="verdict">{report.reasons.map((reason) => reason.text).join(" ")}</p>
      </main>
      <Weibao county={county} />
    </>
  );
}
