// Types as they are declared, read from a `.d.ts`, and values held against them: as much of the language as our declarations use.

const TOKEN = /\s*(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|("[^"]*"|'[^']*')|(\d+)|([A-Za-z_$][\w$]*)|(\S))/y;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text)); ) {
    const [, quoted, number, name, sign] = match;
    if (quoted !== undefined) found.push({ literal: quoted.slice(1, -1) });
    else if (number !== undefined) found.push({ literal: Number(number) });
    else if (name !== undefined) found.push({ name });
    else if (sign !== undefined) found.push({ sign });
  }
  return found;
}

/** Reads one type after another from a list of tokens. */
class Reader {
  constructor(text) {
    this.tokens = tokens(text);
    this.at = 0;
  }

  get done() {
    return this.at >= this.tokens.length;
  }

  is(what) {
    const token = this.tokens[this.at] ?? {};
    return token.sign === what || token.name === what;
  }

  take(what) {
    if (!this.is(what)) return false;
    this.at += 1;
    return true;
  }

  need(what) {
    if (!this.take(what)) throw new Error(`expected ${what}, found ${JSON.stringify(this.tokens.slice(this.at, this.at + 5))}`);
  }

  name() {
    const { name, literal } = this.tokens[this.at] ?? {};
    this.at += 1;
    if (name === undefined && literal === undefined) throw new Error(`expected a name before ${JSON.stringify(this.tokens.slice(this.at, this.at + 5))}`);
    return name ?? literal;
  }

  /** A list of alternatives. */
  type() {
    this.take("|");
    const either = [this.all()];
    while (this.take("|")) either.push(this.all());
    return either.length === 1 ? either[0] : { either };
  }

  all() {
    const all = [this.with_endings()];
    while (this.take("&")) all.push(this.with_endings());
    return all.length === 1 ? all[0] : { all };
  }

  with_endings() {
    let type = this.single();
    while (this.take("[")) {
      if (this.take("]")) type = { list: type };
      else {
        type = { of: type, field: this.name() };
        this.need("]");
      }
    }
    return type;
  }

  single() {
    if (this.take("(")) {
      const type = this.type();
      this.need(")");
      return type;
    }
    if (this.take("{")) return this.fields();
    if (this.take("[")) {
      const tuple = [];
      do tuple.push(this.type());
      while (this.take(","));
      this.need("]");
      return { tuple };
    }
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.literal !== undefined) return { literal: token.literal };
    if (token?.name === undefined) throw new Error(`no type: ${JSON.stringify(token)}`);
    const given = [];
    if (this.take("<")) {
      do given.push(this.type());
      while (this.take(","));
      this.need(">");
    }
    return { named: token.name, given };
  }

  fields() {
    const fields = {};
    while (!this.take("}")) {
      this.take("readonly");
      const name = this.name();
      const optional = this.take("?");
      this.need(":");
      fields[name] = { type: this.type(), optional };
      while (this.take(";") || this.take(","));
    }
    return { fields };
  }
}

/** The interfaces and types that a text declares, by name. */
export function declared(text) {
  const types = {};
  const reader = new Reader(text);
  while (!reader.done) {
    if (!reader.take("export")) reader.at += 1;
    else if (reader.take("interface")) {
      const name = reader.name();
      const above = reader.take("extends") ? [reader.single()] : [];
      reader.need("{");
      const own = reader.fields();
      types[name] = above.length ? { all: [...above, own] } : own;
    } else if (reader.take("type")) {
      const name = reader.name();
      if (reader.take("=")) types[name] = reader.type();
    }
  }
  return types;
}

/** The functions that a text exports. */
export const exported = (text) => [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);

/** The type without its names, as fields where it has any. */
function plain(types, type) {
  if (type.named && types[type.named]) return plain(types, types[type.named]);
  if (type.of) return plain(types, plain(types, type.of).fields[type.field].type);
  if (type.all) return { fields: Object.assign({}, ...type.all.map((one) => plain(types, one).fields)) };
  return type;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Where a value has another shape than the type: a sentence each. `strict`: and where it has a field that is not declared. */
export function faults(types, type, value, { strict = false } = {}) {
  const found = [];
  const fault = (path, wanted, value) => found.push(`${path || "/"}: ${JSON.stringify(value)?.slice(0, 80)} is no ${wanted}`);
  const hold = (type, value, path) => {
    const shape = plain(types, type);
    if ("literal" in shape) {
      if (value !== shape.literal) fault(path, JSON.stringify(shape.literal), value);
    } else if (shape.list) {
      if (Array.isArray(value)) value.forEach((item, index) => hold(shape.list, item, `${path}/${index}`));
      else fault(path, "list", value);
    } else if (shape.tuple) {
      if (Array.isArray(value) && value.length === shape.tuple.length) shape.tuple.forEach((item, index) => hold(item, value[index], `${path}/${index}`));
      else fault(path, `list of ${shape.tuple.length}`, value);
    } else if (shape.either) {
      const before = found.length;
      const ways = shape.either.map((way) => {
        hold(way, value, path);
        return found.splice(before);
      });
      if (ways.every((way) => way.length > 0)) found.push(...ways.sort((one, other) => one.length - other.length)[0]);
    } else if (shape.fields) holdFields(shape.fields, value, path);
    else holdNamed(shape, value, path);
  };
  const holdFields = (fields, value, path) => {
    if (!isObject(value)) return fault(path, "object", value);
    for (const [name, { type, optional }] of Object.entries(fields)) {
      if (value[name] !== undefined) hold(type, value[name], `${path}/${name}`);
      else if (!optional) fault(`${path}/${name}`, "field that is there", undefined);
    }
    if (strict) Object.keys(value).filter((name) => !fields[name]).forEach((name) => fault(`${path}/${name}`, "declared field", value[name]));
    return undefined;
  };
  const holdNamed = ({ named, given }, value, path) => {
    if (named === "unknown") return;
    if (named === "Record") {
      if (!isObject(value)) fault(path, "object", value);
      for (const [name, one] of Object.entries(isObject(value) ? value : {})) {
        hold(given[0], name, `${path}/${name}`);
        hold(given[1], one, `${path}/${name}`);
      }
    } else if (named === "Exclude") {
      hold(given[0], value, path);
      if (given[1].literal === value) fault(path, "allowed word", value);
    } else if (named === "null" || named === "undefined") {
      if (value !== { null: null, undefined }[named]) fault(path, named, value);
    } else if (!["string", "number", "boolean"].includes(named)) throw new Error(`the type ${named} is not declared`);
    else if (typeof value !== named) fault(path, named, value);
  };
  hold(new Reader(type).type(), value, "");
  return found;
}
