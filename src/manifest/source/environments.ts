import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { mergeSources } from '../../values/read/merge';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

const NAME = /^[a-zA-Z0-9][-._a-zA-Z0-9]*$/;

/**
 * The values files of a chart for its environments, which are validated, rendered and included in the chart.
 *
 * @internal
 */
export class Environments {
  private texts?: Map<string, string>;

  /**
   * @param derived values of an environment that follow from elsewhere, which its file overrides.
   */
  constructor(private readonly chart: string, private readonly folder?: string, private readonly derived?: (environment: string) => Json) {
  }

  /** In alphabetical order. */
  public get names(): string[] {
    return [...this.all.keys()];
  }

  /** The path of the file, for messages. */
  public fileOf(name: string): string {
    return join(this.folder ?? '', name, `${this.chart}.yaml`);
  }

  /** The text of the file, or of the file and what it overrides. Refuses an unknown environment. */
  public textOf(name: string): string {
    const text = this.all.get(name);
    if (text === undefined) {
      throw new Refusal('environment-unknown',
        `the chart ${this.chart} has no environment "${name}": ${this.names.length ? `expected one of ${this.names.join(', ')}`
          : `there are none, since ${this.folder === undefined ? 'the prop environments is not set' : `no folder in ${this.folder} has a file ${this.chart}.yaml`}`}`);
    }
    // JSON is YAML.
    return this.derived === undefined ? text : `${JSON.stringify(mergeSources([this.derived(name), readYaml(text, this.fileOf(name))]), undefined, 2)}\n`;
  }

  private get all(): Map<string, string> {
    if (!this.texts) {
      this.texts = new Map();
      if (this.folder !== undefined) {
        if (!existsSync(this.folder)) {
          throw new Refusal('environment-unknown', `the directory of environments ${this.folder} does not exist`);
        }
        for (const name of readdirSync(this.folder).sort()) {
          const file = this.fileOf(name);
          if (existsSync(file)) {
            if (!NAME.test(name)) {
              throw new Refusal('environment-name',
                `the directory "${name}" in ${this.folder} is not the name of an environment, which becomes part of file names: use letters, digits, "-", "_" and "."`);
            }
            this.texts.set(name, readFileSync(file, 'utf8'));
          }
        }
      }
    }
    return this.texts;
  }
}
