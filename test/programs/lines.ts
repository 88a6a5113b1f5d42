import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A running program that answers one line of JSON to each line of JSON. */
export interface Lines<Question, Answer> {
  /** Answers in the order of the questions. One batch at a time. */
  answer(questions: readonly Question[]): Promise<readonly Answer[]>;
  stop(): Promise<void>;
}

/** Starts such a program. */
export function startLines<Question, Answer>(path: string, args: readonly string[] = []): Lines<Question, Answer> {
  const child = spawn(path, args, { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  return {
    async answer(questions) {
      child.stdin.write(questions.map((each) => `${JSON.stringify(each)}\n`).join(""));
      const answers: Answer[] = [];
      while (answers.length < questions.length) {
        const { done, value } = await lines.next();
        if (done) throw new Error(`the program ended after ${answers.length} of ${questions.length} answers`);
        answers.push(JSON.parse(value));
      }
      return answers;
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
