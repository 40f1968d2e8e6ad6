// The site that ships, built by the program under test, and a server that gives it out as a plain host would.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { monograph, root } from "../node/program.mjs";

const TYPES = {
  ".bib": "application/x-bibtex; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".ris": "application/x-research-info-systems; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

/** What is copied into a trial of the knowledge base that ships. */
const BASE = ["content", "references", "history", "monograph.toml"];

/** A folder that is gone when the tests of this file end. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), "monograph-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Builds the knowledge base that ships, or `from`, with these settings in place of its own (`{ base_url: "…" }`) and
 * these files laid over it (path: text). The folder of the site. MONOGRAPH_SITE names one that is built already from what
 * ships as it is, so that not every file of tests builds it again.
 */
export function built({ from = root, settings, over } = {}) {
  if (process.env.MONOGRAPH_SITE && from === root && !settings && !over) return process.env.MONOGRAPH_SITE;
  const folder = temporary();
  const base = join(folder, "base");
  for (const part of BASE) if (existsSync(join(from, part))) cpSync(join(from, part), join(base, part), { recursive: true });
  for (const [path, text] of Object.entries(over ?? {})) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  const config = join(base, "monograph.toml");
  let text = readFileSync(config, "utf8");
  for (const [key, value] of Object.entries(settings ?? {})) {
    const line = new RegExp(`^${key} = .*$`, "m");
    assert.match(text, line, `monograph.toml names no ${key}`);
    text = text.replace(line, `${key} = ${JSON.stringify(value)}`);
  }
  writeFileSync(config, text);
  const site = join(folder, "site");
  const { status, stdout, stderr } = monograph("build", "--root", base, "--out", site);
  assert.equal(status, 0, stdout + stderr);
  return site;
}

/** Every file of a folder, by its path within. */
export function files(folder, within = "") {
  const below = readdirSync(join(folder, within), { withFileTypes: true });
  const paths = below.map((entry) => [entry, within ? `${within}/${entry.name}` : entry.name]);
  return paths.flatMap(([entry, path]) => (entry.isDirectory() ? files(folder, path) : [path])).sort();
}

/** The address of every page of a built site: the sitemap's, those it leaves out, and the one for what is not there. */
export function pages(site) {
  const html = files(site).filter((path) => path.endsWith(".html"));
  return html.map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`);
}

function answer(site, path, encodings) {
  let file = join(site, decodeURIComponent(path));
  if (!file.startsWith(site)) return { status: 404, type: "text/plain", body: "" };
  if (existsSync(file) && statSync(file).isDirectory()) {
    if (!path.endsWith("/")) return { status: 308, location: `${path}/` };
    file = join(file, "index.html");
  }
  const status = existsSync(file) ? 200 : 404;
  const found = status === 200 ? file : join(site, "404.html");
  const body = readFileSync(found);
  const type = TYPES[extname(found)] ?? "application/octet-stream";
  const packs = /gzip/.test(encodings) && /text|json|xml|svg/.test(type);
  return { status, type, body: packs ? gzipSync(body) : body, encoding: packs ? "gzip" : undefined };
}

/** Serves a built site under `prefix` ("" or "/kb") at a port, 0 for any; its origin. Nothing else is answered there. */
export async function serve(site, prefix = "", port = 0) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = pathname === prefix || pathname.startsWith(`${prefix}/`);
    const { status, type, body, encoding, location } = inside
      ? answer(site, pathname.slice(prefix.length) || "/", request.headers["accept-encoding"] ?? "")
      : { status: 404, type: "text/plain", body: "outside the site" };
    const headers = { "content-type": type, "content-encoding": encoding, location: location && prefix + location };
    response.writeHead(status, Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)));
    response.end(body);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}
