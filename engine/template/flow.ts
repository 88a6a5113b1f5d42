import type { Command, Operand, Path, Pipe } from "./ast.ts";
import type { Places, Segment } from "./places.ts";
import { below, computed, foreseen, root, scope, union } from "./places.ts";
import type { Reads } from "./reads.ts";
import { useOf } from "./uses.ts";

/** A variable in sight and the places that its value may be at. */
interface Variable {
  readonly name: string;
  places: Places;
}

/** Follows values through pipelines: which places an operand may come from, and what is read to compute it. */
export class Flow {
  variables: Variable[] = [{ name: "$", places: scope }];
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  /** Enters a named part, where `$` is its argument; answers what `leave` puts back. */
  enter(dot: Places): Variable[] {
    const outer = this.variables;
    this.variables = [{ name: "$", places: dot }];
    return outer;
  }

  leave(outer: Variable[]): void {
    this.variables = outer;
  }

  /** Declares a variable, or assigns to it: an assignment may not happen, so that it keeps what it may hold besides. */
  hold(name: string | undefined, places: Places, assigns: boolean, at: number): void {
    if (name === undefined) return;
    if (!assigns) {
      this.variables.push({ name, places });
      return;
    }
    const variable = this.#variable(name);
    if (variable !== undefined) variable.places = this.#reads.bounded(union(variable.places, places), at);
  }

  /** The places of a pipeline's value. */
  pipe(pipe: Pipe, dot: Places, declares = true): Places {
    let places: Places | undefined;
    for (const command of pipe.commands) places = this.#command(command, dot, places);
    if (declares && pipe.variables.length > 0) {
      this.touch(places ?? computed, pipe.at);
      for (const name of pipe.variables) this.hold(name, places ?? computed, pipe.assigns, pipe.at);
    }
    return places ?? computed;
  }

  /** Notes that values are looked up, though nobody may use them: a path to nothing fails. The scope itself is there. */
  touch(places: Places, at: number): void {
    this.#reads.read(
      places.filter(({ keys }) => keys.length > 0),
      at,
      true,
    );
  }

  #command({ head, args, at }: Command, dot: Places, piped: Places | undefined): Places {
    if (head.kind !== "function") return this.#operand(head, dot);
    const given = args.map((arg) => ({ places: this.#operand(arg, dot), at: arg.at, key: literal(arg) }));
    if (piped !== undefined) given.push({ places: piped, at, key: undefined });
    return this.#function(head.name, given, at);
  }

  #function(name: string, given: readonly Given[], at: number): Places {
    const use = useOf(name);
    const first = given[0]?.places ?? computed;
    switch (use.way) {
      case "index":
        return this.#descend(first, given.slice(1));
      case "get":
        return foreseen(this.#descend(first, given.slice(1)));
      case "hasKey":
        this.#reads.ask(this.#descend(first, given.slice(1)), at);
        return computed;
      case "dig": {
        const found = this.#descend(given.at(-1)?.places ?? computed, given.slice(0, -2));
        return union(foreseen(found), given.at(-2)?.places ?? computed);
      }
      case "pluck":
        for (const { places } of given.slice(1))
          this.#reads.read(foreseen(this.#descend(places, given.slice(0, 1))), at);
        return computed;
      case "pick":
        for (const key of given.slice(1)) this.#reads.read(foreseen(this.#descend(first, [key])), at);
        return computed;
      case "element":
        return below(first, undefined);
      case "same":
        return first;
      case "choose":
        return this.#choose(given, use.to, use.foresees, at);
      case "presence":
        for (const { places, at: from } of given)
          if (use.foresees) this.#reads.ask(places, from);
          else this.#reads.read(places, from, true);
        return computed;
      case "read":
        for (const { places, at: from } of given) this.#reads.read(places, from);
        return computed;
    }
  }

  /** Looks something up by keys, which are read themselves where they are no literals. */
  #descend(places: Places, keys: readonly Given[]): Places {
    let found = places;
    for (const { places: source, at, key } of keys) {
      this.#reads.read(source, at);
      found = below(found, key);
    }
    return found;
  }

  /** One of the first `to` arguments; the others decide which. Those from `foresees` on may be missing. */
  #choose(given: readonly Given[], to: number, foresees: number, at: number): Places {
    let chosen = computed;
    for (const [index, { places, at: source }] of given.entries()) {
      if (index >= foresees) this.#reads.ask(places, source);
      if (index >= to) this.#reads.read(places, source);
      else chosen = union(chosen, index >= foresees ? foreseen(places) : places);
    }
    return this.#reads.bounded(chosen, at);
  }

  #operand(operand: Operand, dot: Places): Places {
    if (!this.#reads.spend(operand.at)) return computed;
    switch (operand.kind) {
      case "dot":
        return dot;
      case "root":
        return root(operand.name);
      case "variable":
        return this.#variable(operand.name)?.places ?? computed;
      case "path":
        return this.#path(operand, dot);
      case "pipe":
        return this.pipe(operand, dot);
      case "function":
        return this.#function(operand.name, none, operand.at);
      default:
        return computed;
    }
  }

  #path(path: Path, dot: Places): Places {
    let places = this.#operand(path.base, dot);
    for (const key of path.keys) {
      if (key.kind === "index") this.#reads.read(this.#operand(key.operand, dot), key.at);
      places = below(places, key.kind === "field" ? key.name : literal(key.operand));
    }
    return places;
  }

  #variable(name: string): Variable | undefined {
    return this.variables.findLast((variable) => variable.name === name);
  }
}

/** An argument of a function. */
interface Given {
  readonly places: Places;
  readonly at: number;
  /** The key that it is, where it is a literal. */
  readonly key: Segment;
}

const none: readonly never[] = Object.freeze([]);

function literal(operand: Operand): Segment {
  if (operand.kind === "string") return operand.value;
  if (operand.kind === "number" && operand.int !== undefined) return Number(operand.int);
  return undefined;
}
