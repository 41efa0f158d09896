import { Condition } from '../condition';
import { noteWhen } from '../release-chart-of';
import { ReleaseChart } from '../../chart/release-chart';
import { Fn } from '../../expr/expression/fn';
import { Loop } from '../../expr/expression/loop';
import { StringExpression } from '../../expr/expression/string-expression';

/** A key of a Secret that users create. @internal */
export interface NotedKey {
  readonly name: string;
  /** The shell word for its value; undefined for an optional key that is no part of the command. */
  readonly word?: string;
  /** Whether the program reads it. */
  readonly asked: Condition;
}

/** A Secret that users create. @internal */
export interface NotedSecret {
  readonly name: string;
  /** Whether the chart leaves it to users. */
  readonly missing: Condition;
  readonly keys: readonly NotedKey[];
}

/**
 * The commands that create the Secrets of a chart. Parts whose Secrets may be one have a paragraph together, with one command
 * for each Secret: the second command for a Secret would fail.
 *
 * @internal
 */
export class SecretNotes {
  /** Those of a chart. */
  public static of(chart: ReleaseChart): SecretNotes {
    const notes = OF_CHARTS.get(chart) ?? new SecretNotes(chart);
    OF_CHARTS.set(chart, notes);
    return notes;
  }

  private readonly shared: Array<() => NotedSecret> = [];

  private constructor(private readonly chart: ReleaseChart) {
  }

  /** Adds a Secret of which no other part knows. */
  public add(secret: () => NotedSecret): void {
    this.chart.notes._addLater(notes => this.tell(notes, secret()));
  }

  /** Adds a Secret that may be that of other parts, since its name is given. The paragraph is where the first one is added. */
  public addShared(secret: () => NotedSecret): void {
    this.shared.push(secret);
    if (this.shared.length === 1) {
      this.chart.notes._addLater(notes => (this.shared.length === 1 ? this.tell(notes, secret()) : this.tellAll(notes, this.shared.map(one => one()))));
    }
  }

  private tell(notes: ReleaseChart['notes'], { name, missing, keys }: NotedSecret): void {
    const literals = keys.filter(isInCommand).map(key => key.asked.chooseString(literalOf(key.name, key.word), ''));
    const optional = keys.filter(key => !isInCommand(key)).map(key => key.name);
    noteWhen(notes, missing, `${this.command(name)}${literals.join('')}${optional.length ? optionalKeys(optional.join(', ')) : ''}`);
  }

  private tellAll(notes: ReleaseChart['notes'], secrets: readonly NotedSecret[]): void {
    const text = this.lines('secretKeys', 'Keys of the Secrets that users create: lines such as secret/key=value, where the value is an example for the shell.',
      secrets.flatMap(({ name, missing, keys }) => missing.items(keys.flatMap(key => key.asked.items([isInCommand(key) ? `${name}/${key.name}=${key.word}` : `${name}/${OPTIONAL}${key.name}=`])))));
    const line = text.split('\n').loop('line');
    const withoutEnd = (end: string): any[] => [...line.items(line.item.string().replaceMatches(end, ''))];
    const secret = this.lines('secretsToCreate', 'Names of the Secrets that users create.', withoutEnd('/.*')).split('\n').uniq().loop('secret');
    const entry = this.lines('secretEntries', 'Keys of the Secrets that users create: lines such as secret/key.', withoutEnd('=.*')).split('\n').uniq().loop('entry');
    // Two parts may read one key.
    const example = Fn.join('\n', [...line.items(startingWith(line, `${entry.item}=`, rest => rest))]).split('\n').first();
    const literal = startingWith(entry, `${secret.item}/`, key => literalOf(key, `${example}`));
    const hasOptional = secrets.some(({ keys }) => !keys.every(isInCommand));
    const literals = entry.join(hasOptional ? entry.item.string().contains(`/${OPTIONAL}`).not().ifTrue(literal) : literal, '');
    const optional = hasOptional ? entry.join(startingWith(entry, `${secret.item}/${OPTIONAL}`, key => key), ', ') : undefined;
    const others = optional ? Condition.of(optional).chooseString(optionalKeys(`${optional}`), '') : '';
    notes.addWhen(text, secret.join(`${this.command(`${secret.item}`)}${literals}${others}`, '\n\n').asString());
  }

  private lines(name: string, description: string, lines: any[]): StringExpression {
    return this.chart.defineString(name, description, Fn.join('\n', lines));
  }

  private command(name: string): string {
    const { builtIns: { namespace } } = this.chart;
    return `The pods need the Secret ${name} in this namespace. To create it, unless it exists:

  kubectl create secret generic ${name} --namespace ${namespace}`;
  }
}

/** Before a key that is no part of the command. */
const OPTIONAL = '?';

const OF_CHARTS = new WeakMap<ReleaseChart, SecretNotes>();

function isInCommand(key: NotedKey): key is NotedKey & { readonly word: string } {
  return key.word !== undefined;
}

/** What follows in an item that starts with a text, which others do not. */
function startingWith({ item }: Loop, start: string, text: (rest: string) => string): any {
  return item.string().hasPrefix(start).ifTrue(text(item.string().trimPrefix(start).asString()));
}

function literalOf(key: string, word: string): string {
  return ` \\\n    --from-literal=${key}=${word}`;
}

function optionalKeys(names: string): string {
  return `\n\nOptional keys: ${names}`;
}
