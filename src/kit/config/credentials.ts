import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
import { Condition, firstFilled } from '../condition';
import { Credential, CredentialsProps } from './credentials-props';
import { canHold, existsWhen, namedText, nameOfProp, pathOr, refuseWhen, releaseChartOf } from '../release-chart-of';
import { sha256 } from './sha256';
import { labelOf } from '../../expr/node/label';
import { own, ownerOf } from '../../expr/node/owner';
import { StringExpression } from '../../expr/expression/string-expression';
import { NotedSecret, SecretNotes } from './secret-notes';
import { Refusal } from '../../values/refusal';
import { credentialsValues, CredentialsValuesOptions } from './credentials-values';
import { ItemShape } from '../../values/declare/item-shape';

const BY_CHANCE = '"$(openssl rand -hex 24)"';

/**
 * Credentials from an existing Secret, or from the values, or from a Secret that users create; pods wait until it exists,
 * and `addNotes()` shows the command. They are never generated.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Credentials extends Construct {
  /**
   * The documented values, for `values.group('auth', …)`: `existingSecret`, and for each credential its value and its key in that Secret, such as `password` and `passwordKey`.
   */
  public static values(options: CredentialsValuesOptions): ItemShape {
    checkStruct('CredentialsValuesOptions', options, 'Credentials.values()');
    return credentialsValues(options);
  }

  /** The name of the Secret. */
  public readonly name: string;

  private readonly own: readonly Credential[];
  /** The same, none of which is asked for without credentials. */
  private readonly entries: readonly Credential[];
  private readonly used: Condition;
  private readonly existing: Condition;
  private readonly made: Condition;

  constructor(scope: Construct, id: string, props: CredentialsProps) {
    props = partProps('CredentialsProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { existingSecret = '' } = props;
    this.used = Condition.of(props.enabled ?? true);
    this.own = props.entries;
    const entries = this.entries = this.used.value === true ? props.entries : props.entries.map(entry => ({ ...entry, when: this.used.and(asked(entry)).value }));
    this.existing = Condition.of(existingSecret);
    const given = entries.map(({ value }) => (value ? isSet(value) : Condition.of(false)));
    // Values for only some of the entries are refused, and so are values for unused entries.
    const always = given.filter((_, i) => isNeeded(entries[i]));
    this.made = always.length ? always.reduce((all, one) => all.and(one)) : given.reduce((any, one) => any.or(one), Condition.of(false));
    this.check(props, given);

    const within = this.made.scope(this, 'given');
    const made = within ? new ApiObject(within, 'resource', {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: { labels: props.labels },
      // Not stringData: the API server stores it elsewhere, so a removed key would stay, and two tools that apply the same would conflict.
      data: entries.reduce((data, entry, i) => ({ ...data, ...this.dataOf(entry, given[i]) }), {}),
    }).name : chart._nameOf(this, 'Secret');
    this.name = this.named(firstFilled(existingSecret, made));
  }

  /**
   * An environment variable with an entry: an item of a container's `env`.
   *
   * @param variable the name of the variable.
   * @param entry the name of the entry.
   */
  public asEnv(variable: string, entry: string): any {
    const optional = this.entry(entry).optional ? true : undefined;
    return { name: variable, valueFrom: { secretKeyRef: { name: this.name, key: this.key(entry), optional } } };
  }

  /**
   * An item of a pod's `volumes`, with a file for each entry.
   *
   * @param name the name of the volume, for `volumeMounts`.
   */
  public asVolume(name: string): any {
    const optional = this.entries.find(entry => entry.optional);
    if (optional) {
      throw new Refusal('check-failed', `${this.node.path}: asVolume(): the entry "${optional.name}" is optional, and a volume needs all its files: use asEnv()`);
    }
    return { name, secret: { secretName: this.name, items: this.entries.flatMap(entry => asked(entry).items([{ key: this.key(entry.name), path: entry.name }])) } };
  }

  /**
   * A hash of the credentials in the values; for a Secret that the chart does not create, of its name.
   */
  public get checksum(): string {
    const { builtIns: { namespace } } = releaseChartOf(this);
    return sha256([`${namespace}/${this.name}`, ...this.given]);
  }

  /**
   * As `checksum`, but the same in all namespaces: for a Job, whose name follows from it.
   */
  public get checksumOfJob(): string {
    return sha256([this.name, ...this.given]);
  }

  private get given(): any[] {
    return this.entries.flatMap(({ name, value }) => (value ? [`\n${name}=`, value.orDefault('')] : []));
  }

  private dataOf(entry: Credential, given: Condition): any {
    const { name, value } = entry;
    return !value ? {} : (isNeeded(entry) ? Condition.of(true) : given).entries({ [name]: present(value).b64enc().asString() });
  }

  /**
   * The shell word for the value in the notes.
   *
   * @internal
   */
  protected _exampleOf(entry: Credential): string {
    return entry.example ?? BY_CHANCE;
  }

  /** Adds the command that creates the Secret to the notes, unless the chart creates it; optional entries without an example are listed below it. */
  public addNotes(): void {
    const notes = SecretNotes.of(releaseChartOf(this));
    const secret = (): NotedSecret => ({
      name: this.name,
      missing: existsWhen(this).and(this.used).and(this.made.not()),
      keys: this.own.map(entry => ({ name: this.key(entry.name), word: isInCommand(entry) ? this._exampleOf(entry) : undefined, asked: asked(entry) })),
    });
    if (this.existing.value === false) {
      notes.add(secret);
    } else {
      notes.addShared(secret);
    }
  }

  /** A name from values is used several times. */
  private named(name: string): string {
    return typeof this.existing.value === 'boolean' ? name : this.defined('secretName', 'Name of the Secret with the credentials.', name).asString();
  }

  /** A named template; within a loop the text stays inline, since it may depend on the item. */
  private defined(what: string, description: string, text: string): StringExpression {
    return namedText(this, what, description, text);
  }

  private entry(name: string): Credential {
    const entry = this.entries.find(e => e.name === name);
    if (!entry) {
      throw new Refusal('check-failed', `${this.node.path}: unknown entry "${name}", expected one of ${this.entries.map(e => e.name).join(', ')}`);
    }
    return entry;
  }

  /** The key of an entry in the existing Secret, or in that of the chart. */
  private key(name: string): string {
    const entry = this.entry(name);
    const theirs = firstFilled(entry.key ?? '', name);
    return theirs === name ? name : this.existing.chooseString(theirs, name);
  }

  private check(props: CredentialsProps, given: readonly Condition[]): void {
    const nameOf = ({ name, value }: Credential) => pathOr(name, value);
    for (const [i, entry] of this.entries.entries()) {
      const { value: wanted } = asked(entry);
      refuseWhen(this, given[i].and(asked(entry).not()), typeof wanted === 'boolean' ? `${nameOf(entry)} is set but not used: remove it`
        : `${nameOf(entry)} is set but not used with this ${labelOf(wanted._node)}: remove it, or change ${labelOf(wanted._node)}`);
    }
    const names = this.entries.map(nameOf);
    const theGiven = this.listed('given', 'Paths of the credentials in the values, each after a comma.', names, given);
    refuseWhen(this, this.existing.and(theGiven.any),
      `the values have ${theGiven.text}, and ${nameOfProp('existingSecret', props.existingSecret)} is "${props.existingSecret}": remove one of the two`);
    const lacks = this.entries.map((entry, i) => (entry.optional ? Condition.of(false) : asked(entry).and(given[i].not())));
    if (lacks.some((lack, i) => given.some((one, k) => k !== i && canHold(one.and(asked(this.entries[k])).and(lack))))) {
      const theMissing = this.listed('missing', 'Paths of the credentials that the values lack, each after a comma.', names, lacks);
      refuseWhen(this, theGiven.any.and(theMissing.any), `the values have ${theGiven.text}, but not ${theMissing.text}: set all credentials, or none and create the Secret`);
    }
  }

  /** The names whose conditions are true, and whether there are any. */
  private listed(what: string, description: string, names: readonly string[], conditions: readonly Condition[]): { readonly any: Condition; readonly text: string } {
    const possible = conditions.flatMap((condition, i) => (condition.value === false ? [] : [{ name: names[i], condition }]));
    if (possible.length < 2) {
      return { any: possible[0]?.condition ?? Condition.of(false), text: possible[0]?.name ?? '' };
    }
    const text = this.defined(what, description, possible.map(({ name, condition }) => condition.chooseString(`, ${name}`, '')).join(''));
    return { any: Condition.of(text), text: text.trimPrefix(', ').asString() };
  }
}

/** Whether the Secret always has the entry. */
function isNeeded(entry: Credential): boolean {
  return asked(entry).value === true && !entry.optional;
}

/** Whether users who follow the notes create the entry. */
function isInCommand(entry: Credential): boolean {
  return !entry.optional || entry.example !== undefined;
}

/** Whether the program uses the entry. */
function asked({ when }: Credential): Condition {
  return Condition.of(when ?? true);
}

/** Whether users set the value: an optional one is present, another one, such as a list that is joined, is not empty. */
function isSet(value: StringExpression): Condition {
  const { _node: node } = value;
  return Condition.of((node.kind === 'value' || node.kind === 'item') && node.absent === 'optional' ? value.isPresent() : value);
}

/** A value within the scope of the Secret, where it is always set. */
function present({ _node: node }: StringExpression): StringExpression {
  const owner = ownerOf(node);
  const there = Object.freeze({ ...node, absent: undefined });
  return new StringExpression(owner ? own(there, owner) : there);
}
