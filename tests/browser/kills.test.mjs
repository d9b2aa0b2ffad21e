// A dozen kills of the whole browser; `kills.mjs` does as many as are wanted.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { kills } from "./kills.mjs";
import { dist, serve, singleFile } from "./tools.mjs";

describe("nothing that was shown as saved is lost when the browser is killed", () => {
  for (const version of ["newest", "109", "69", "esr"]) {
    const name = version === "esr" ? "Firefox ESR" : `Chromium ${version}`;
    test(`${name}, from the disk`, async () => {
      const { acknowledged, lost } = await kills(version, 3, singleFile);
      assert.ok(acknowledged >= 3);
      assert.deepEqual(lost, []);
    });
    test(`${name}, from a server`, async () => {
      const server = await serve(join(dist, "site"));
      const { acknowledged, lost } = await kills(version, 3, server.address);
      await server.close();
      assert.ok(acknowledged >= 3);
      assert.deepEqual(lost, []);
    });
  }
});
