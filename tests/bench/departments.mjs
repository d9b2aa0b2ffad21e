// How long the page takes for the workbooks of the largest county: out, and forty of them back on a machine four times slower.

import { chromium } from "../browser/chromium.mjs";
import { dropAll, replies } from "../browser/replies.mjs";
import { singleFile } from "../browser/tools.mjs";
import { report } from "./report.mjs";

const FILES = 40;

const browser = await chromium("newest");
const page = await browser.page();
await page.goto(singleFile);
const { milliseconds, units, files } = await replies(page, FILES);
report(`a workbook of the largest county, of ${units} made one after the other`, [milliseconds / units], "ms");
await page.connection.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const { total, longest } = await dropAll(page, files);
report("forty filled workbooks of the largest county read and merged at 4x throttle, with loading the part that reads them", [total], "ms");
report("the longest that the page stood still meanwhile", [longest], "ms");
await browser.close();
