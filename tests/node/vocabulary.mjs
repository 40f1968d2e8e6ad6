// schema.org's vocabulary, read from the types of the package schema-dts: which types there are, what they descend from,
// which properties each has, and what those may hold.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const main = createRequire(import.meta.url).resolve("schema-dts");
const text = readFileSync(join(dirname(main), "schema.d.ts"), "utf8");

/** `ThingBase` and the like: what it extends, and its own properties with their ranges. */
const bases = new Map();
/** `Thing` and the like: what it extends. */
const types = new Map();

let open = null;
for (const line of text.split("\n")) {
  const head = /^(?:export )?interface (\w+?)(Base|Leaf) extends (.+) \{$/.exec(line);
  if (head) {
    const above = head[3].split(", ").filter((name) => /^\w+Base$/.test(name)).map((name) => name.slice(0, -4));
    open = head[2] === "Base" ? { above, own: new Map() } : { leaf: above };
    if (open.own) bases.set(head[1], open);
  } else if (line === "}") {
    open = null;
  } else if (open) {
    const name = /^    "@type": "(\w+)";$/.exec(line);
    if (name && open.leaf) types.set(name[1], open.leaf);
    const property = /^    "(\w+)"\?: SchemaValue<(.+), "\w+">;$/.exec(line);
    if (property && open.own) open.own.set(property[1], property[2].split(" | "));
  }
}

/** What a type is, itself included. */
export function kinds(type) {
  const all = new Set([type]);
  const add = (name) => {
    if (!all.has(name) || name === type) {
      all.add(name);
      bases.get(name)?.above.forEach(add);
    }
  };
  types.get(type)?.forEach(add);
  return all;
}

/** Whether there is such a type. */
export const isType = (type) => types.has(type);

/** What a property of a type may hold; undefined where the type has no such property. */
export function range(type, property) {
  for (const kind of kinds(type)) {
    const found = bases.get(kind)?.own.get(property);
    if (found) return found;
  }
}

/** How many types there are. */
export const size = types.size;
