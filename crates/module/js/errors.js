// What this package throws, as classes for `instanceof`.

/**
 * Each script of the package carries its own copy of a class: by its brand an error of one is also one of the others'.
 * A class derived from it keeps the usual `instanceof`.
 */
function brand(Class, name) {
  const mark = Symbol.for(`weibao.${name}`);
  Object.defineProperty(Class.prototype, mark, { value: true });
  Object.defineProperty(Class, Symbol.hasInstance, {
    value(thing) {
      return this === Class ? Boolean(thing && thing[mark]) : Function.prototype[Symbol.hasInstance].call(this, thing);
    },
  });
}

/** What kept a program from starting: `code` for programs, `message` (Chinese) for people, `cause` for those who look closer. */
export class LoadError extends Error {
  constructor(code, text, cause) {
    super(text);
    this.name = "LoadError";
    this.code = code;
    if (cause !== undefined) this.cause = cause;
  }
}

/** What the functions throw: an Error with `problems`. */
export class ProblemsError extends Error {
  constructor(problems) {
    super(problems.map((problem) => problem.text).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}

brand(LoadError, "LoadError");
brand(ProblemsError, "ProblemsError");
