import type { Block, Choice, Definition, Loop, Node, Template } from "./ast.ts";
import { Flow } from "./flow.ts";
import type { Places } from "./places.ts";
import { below, computed, maxPlaces, samePlaces, scope } from "./places.ts";
import type { Reference } from "./reads.ts";
import { Reads } from "./reads.ts";

/** Most rounds through the body of a range, until its variables settle. */
const rounds = 4;

/**
 * What a template reads of its scope, whichever branch it takes: `$`, variables, dot in `with` and `range`, arguments of
 * named parts, and keys in brackets or given to `index`, `get`, `dig`, `hasKey`, `pluck` and `pick` are followed. What
 * it does not list the template cannot read. Total and bounded: a template too large to follow reads everything (no
 * root, no path).
 */
export function references(template: Template): readonly Reference[] {
  const walk = new Walk(template);
  walk.whole();
  return walk.reads.all();
}

class Walk {
  readonly reads = new Reads();
  readonly #flow = new Flow(this.reads);
  readonly #template: Template;
  /** Named parts with the dots that they were followed for. */
  readonly #followed = new Map<string, Places[]>();

  constructor(template: Template) {
    this.#template = template;
  }

  whole(): void {
    this.#block(this.#template.body, scope);
    for (const definition of this.#template.definitions)
      if (!this.#followed.has(definition.name)) this.#part(definition, computed);
  }

  #block(block: Block, dot: Places): void {
    for (const node of block) this.#node(node, dot);
  }

  #node(node: Node, dot: Places): void {
    if (!this.reads.spend(node.at)) return;
    switch (node.kind) {
      case "action": {
        const places = this.#flow.pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.reads.read(places, node.pipe.at);
        return;
      }
      case "if":
      case "with":
        this.#choice(node, dot);
        return;
      case "range":
        this.#range(node, dot);
        return;
      case "template": {
        const argument = node.pipe === undefined ? computed : this.#flow.pipe(node.pipe, dot);
        this.#flow.touch(argument, node.at);
        this.#call(node.name, argument);
        return;
      }
    }
  }

  /** What a condition asks for is foreseen to be missing in all branches, whatever the condition makes of it. */
  #choice(node: Choice, dot: Places): void {
    const { variables } = this.#flow;
    const mark = variables.length;
    const asked = this.reads.asked;
    for (const { pipe, body } of node.branches) {
      const found = this.reads.found.length;
      const places = this.#flow.pipe(pipe, dot);
      this.reads.ask(places, pipe.at);
      this.reads.remember(found);
      const inner = variables.length;
      this.#block(body, node.kind === "with" ? places : dot);
      variables.length = inner;
    }
    if (node.otherwise !== undefined) this.#block(node.otherwise, dot);
    variables.length = mark;
    this.reads.forget(asked);
  }

  #range(node: Loop, dot: Places): void {
    const { variables } = this.#flow;
    const mark = variables.length;
    const places = this.#flow.pipe(node.pipe, dot, false);
    this.reads.read(places, node.pipe.at, true);
    const element = below(places, undefined);
    const [first, second] = node.pipe.variables;
    this.#flow.hold(first, second === undefined ? element : computed, node.pipe.assigns, node.at);
    this.#flow.hold(second, element, node.pipe.assigns, node.at);
    const inner = variables.length;
    // What a round assigns the next one reads, so the body is followed until nothing changes.
    for (let round = 1; ; round++) {
      const before = variables.map((variable) => variable.places);
      this.#block(node.body, element);
      variables.length = inner;
      const changed = variables.filter((variable, at) => !samePlaces(variable.places, before[at] ?? computed));
      if (changed.length === 0) break;
      this.reads.repeated = true;
      // What does not settle counts as read, and does not change any more.
      if (round >= rounds) for (const variable of changed) variable.places = this.reads.give(variable.places, node.at);
      if (round > rounds) break;
    }
    if (node.otherwise !== undefined) this.#block(node.otherwise, dot);
    variables.length = mark;
  }

  #call(name: string, argument: Places): void {
    const definition = this.#template.definitions.find((one) => one.name === name);
    if (definition !== undefined) this.#part(definition, argument);
  }

  /** Follows a named part for a dot, once for each dot. It sees none of its caller's variables. */
  #part(definition: Definition, dot: Places): void {
    const before = this.#followed.get(definition.name) ?? [];
    // A part that calls itself further and further down is followed a few times, then its dot counts as read.
    const followed = before.length < maxPlaces ? dot : this.reads.give(dot, definition.at);
    if (before.some((other) => samePlaces(other, followed))) return;
    this.#followed.set(definition.name, [...before, followed]);
    const outer = this.#flow.enter(followed);
    this.#block(definition.body, followed);
    this.#flow.leave(outer);
  }
}
