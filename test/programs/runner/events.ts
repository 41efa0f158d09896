/** What happened on a node, and when: messages of failures quote it. */
export class Events {
  private readonly began = performance.now();
  private readonly all: Array<{ readonly seconds: number; readonly of: string; readonly what: string }> = [];

  add(of: string, what: string): void {
    const event = { seconds: (performance.now() - this.began) / 1000, of, what };
    this.all.push(event);
    if (process.env.RUNNER_VERBOSE) {
      process.stderr.write(`${format(event)}\n`);
    }
  }

  /** Those of an object and of its parts, in the order of time. */
  of(name: string): string[] {
    return this.all.filter(event => event.of === name || event.of.startsWith(`${name}/`)).map(format);
  }

  toString(): string {
    return this.all.map(format).join('\n');
  }
}

function format(event: { readonly seconds: number; readonly of: string; readonly what: string }): string {
  return `[${event.seconds.toFixed(2).padStart(7)}s] ${event.of}: ${event.what}`;
}
