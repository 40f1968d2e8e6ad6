// Lighthouse's scores of the home page and of a compound's page: `npm run lighthouse`. Accessibility, best practices and
// SEO must be 100; performance is told. Lighthouse itself is fetched by npx when it is first asked for: it is larger than
// all that the tests need together.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";

import { program } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

const LIGHTHOUSE = "lighthouse@12.8.2";
const PAGES = ["/", "/compounds/nad-plus-injectable/"];
const PERFECT = ["accessibility", "best-practices", "seo"];

/** Lighthouse's report on one address; `form` is mobile or desktop. */
async function report(address, form) {
  const flags = ["--quiet", "--output=json", "--output-path=stdout", "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic"];
  if (form === "desktop") flags.push("--preset=desktop");
  const env = { ...process.env, CHROME_PATH: program() };
  const { stdout } = await promisify(execFile)("npx", ["--yes", LIGHTHOUSE, address, ...flags], { env, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/** The audits of a category that cost it points, one line each. */
function lost({ categories, audits }, name) {
  const failed = categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  return failed.map(({ id }) => {
    const items = audits[id].details?.items?.slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description ?? "") ?? [];
    return `  ${id}: ${audits[id].title} ${items.join(" | ")}`;
  });
}

/** A port that nothing listens at. */
const freePort = () =>
  new Promise((ready) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => ready(port));
    });
  });

// The site names its server as its address: Lighthouse holds a canonical address elsewhere to be a fault.
const port = await freePort();
const origin = await serve(built({ settings: { base_url: `http://127.0.0.1:${port}` } }), "", port);
let faults = 0;
for (const path of PAGES) {
  for (const form of ["mobile", "desktop"]) {
    const result = await report(origin + path, form);
    const scores = Object.entries(result.categories).map(([name, { score }]) => `${name} ${Math.round(score * 100)}`);
    console.log(`${path} (${form}): ${scores.join(", ")}`);
    for (const name of PERFECT.filter((each) => result.categories[each].score !== 1)) {
      faults += 1;
      console.log(lost(result, name).join("\n"));
    }
  }
}
process.exit(faults === 0 ? 0 : 1);
