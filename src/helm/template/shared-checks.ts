import { operand, Place } from './action';
import { CheckForm, formsOf, GIVEN, NAMED, pathOf, Prefix, valuesAt, ValuesPlace } from './check-form';
import { BLOCKS } from './control';
import { givenNames } from './distinct';
import { goString } from './go-literal';
import { Argument, includeLines } from './include-lines';
import { inScopes, Scoped } from './scopes';
import { rootOf } from './text-helpers';
import { concat } from '../../expr/functions/concat';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { nodesOfPart } from '../../expr/node/children';
import { enumerate } from '../../values/enumerate';
import { Check, Model } from '../../manifest/model/model';
import { isSame } from '../../manifest/model/neighbours';

/**
 * Checks that differ only in the path of the values that they read, such as those of two Services: they share a helper,
 * with the path and the values as arguments.
 *
 * @internal
 */
export class SharedChecks {
  /** The shared checks of a model. */
  public static of(model: Model): SharedChecks {
    const known = ofModels.get(model) ?? new SharedChecks(model);
    ofModels.set(model, known);
    return known;
  }

  private readonly helpers: readonly CheckHelper[];

  private constructor(private readonly model: Model) {
    this.helpers = named(model, helpersOf(model));
  }

  /** The call of the helper of a check; empty if a previous call includes the check; undefined if the check has no helper. */
  public callOf(check: Check): Scoped[] | undefined {
    for (const helper of this.helpers) {
      for (const use of helper.uses) {
        const at = use.findIndex(form => form.check === check);
        if (at >= 0) {
          return at > 0 ? [] : [this.call(helper, use)];
        }
      }
    }
    return undefined;
  }

  /** The helpers. */
  public print(): string[] {
    const placeOf = (prefix: Prefix): Place => ({
      ...rootOf(this.model),
      variables: new Map([[GIVEN, { item: '.values', key: `.${prefix}` }], [NAMED, { item: '(get .values .name)', key: '.name' }]]),
    });
    return this.helpers.map(helper => {
      const { name, what, uses } = helper;
      const [first] = uses;
      const prefix = prefixOf(helper);
      const place = placeOf(prefix);
      const lists = namesOfGiven(helper);
      const bodies = first.map((form, i) => form.print(uses.every(use => use[i].exactKey === form.exactKey), prefix, lists[i] && `.${lists[i]}`));
      const takes = [
        ...saysPath(helper) ? [`their "${prefix}"`] : [], 'the "values"', ...first[0].name === undefined ? [] : ['the "name" of a field'],
        ...lists.some(list => list !== undefined) ? ['the names that the chart gives in each list'] : [],
      ];
      return [
        `{{/* ${what}: fails ${first.every(isOfItems) ? 'if two items of a list have the same name' : 'on values that exclude each other'}. Takes ${enumerate(takes)}. */}}`,
        `{{- define ${goString(`${this.model.metadata.name}.${name}`)} -}}`,
        ...inScopes(bodies, place, BLOCKS),
        '{{- end -}}',
        '',
      ].join('\n');
    });
  }

  private call(helper: CheckHelper, forms: readonly CheckForm[]): Scoped {
    const [{ outer, place: at, name: field }] = forms;
    const path = prefixOf(helper) === 'path' || isRoot(at) ? pathOf(at) : concat([pathOf(at), literal('.')]);
    const values = valuesAt(at, forms.flatMap(({ reads }) => reads));
    const lists = namesOfGiven(helper);
    return {
      scopes: outer,
      mentioned: [...saysPath(helper) ? [path] : [], values, ...forms.flatMap(({ given }) => given?.names.flatMap(nodesOfPart) ?? [])],
      print: place => includeLines(`${this.model.metadata.name}.${helper.name}`, [
        ...saysPath(helper) ? [[prefixOf(helper), operand(path, 'any', place)] as const] : [],
        ['values', argumentOf(values, place)],
        ...field === undefined ? [] : [['name', goString(field)] as const],
        ...forms.flatMap(({ given }, i) => (given?.names.length ? [[lists[i]!, { list: givenNames(given.names, place) }] as const] : [])),
      ]),
    };
  }
}

function saysPath(helper: CheckHelper): boolean {
  return prefixOf(helper) !== 'nothing' && helper.uses[0].some(form => form.saysPath);
}

/** What a helper is given of where the values stand. */
function prefixOf({ uses }: CheckHelper): Prefix {
  const atRoot = uses.filter(([{ place }]) => isRoot(place)).length;
  return atRoot === 0 ? 'path' : atRoot < uses.length ? 'prefix' : 'nothing';
}

function isRoot({ loop, path }: ValuesPlace): boolean {
  return !loop && path.length === 0;
}

function isOfItems({ check }: CheckForm): boolean {
  return check.kind === 'distinct';
}

/** The names of the list arguments of a helper. */
function namesOfGiven({ uses }: CheckHelper): (string | undefined)[] {
  const taken = ['path', 'prefix', 'values', 'name'];
  return uses[0].map(({ given }, i) => {
    if (!given || uses.every(use => use[i].given!.names.length === 0)) {
      return undefined;
    }
    const name = taken.includes(given.stem) ? `${given.stem}${taken.length}` : given.stem;
    taken.push(name);
    return name;
  });
}

function argumentOf(node: Node, place: Place): Argument {
  return node.kind !== 'map' ? operand(node, 'value', place)
    : { map: node.parts.flatMap(part => (part.kind === 'entry' && part.key.kind === 'literal' ? [[String(part.key.value), argumentOf(part.value, place)] as const] : [])) };
}

const ofModels = new WeakMap<Model, SharedChecks>();

interface CheckHelper {
  readonly name: string;
  readonly what: string;
  /** The checks of each call. */
  readonly uses: readonly (readonly CheckForm[])[];
}

/** Checks that always follow each other share a helper. */
function helpersOf(model: Model): CheckForm[][][] {
  const shared = sharedForms(model);
  const forms = model.checks.map(check => shared.get(check));
  const next = new Map<string, Set<string | undefined>>();
  const before = new Map<string, Set<string | undefined>>();
  const note = (map: typeof next, key: string, other: string | undefined): void => {
    map.set(key, (map.get(key) ?? new Set()).add(other));
  };
  forms.forEach((form, i) => {
    if (form) {
      note(next, form.key, follow(form, forms[i + 1]) ? forms[i + 1]!.key : undefined);
      note(before, form.key, follow(forms[i - 1], form) ? forms[i - 1]!.key : undefined);
    }
  });
  const only = (keys: Set<string | undefined>): string | undefined => (keys.size === 1 ? [...keys][0] : undefined);
  const helpers = new Map<string, CheckForm[][]>();
  let head = '';
  forms.forEach((form, i) => {
    const previous = forms[i - 1];
    if (form && previous && follow(previous, form) && only(next.get(previous.key)!) === form.key && only(before.get(form.key)!) === previous.key) {
      const all = helpers.get(head)!;
      all[all.length - 1].push(form);
    } else if (form) {
      head = form.key;
      helpers.set(head, [...helpers.get(head) ?? [], [form]]);
    }
  });
  return [...helpers.values()];
}

/** Whether two consecutive checks read the same values. */
function follow(a: CheckForm | undefined, b: CheckForm | undefined): boolean {
  return a !== undefined && b !== undefined && a.key !== b.key && a.isWhole === b.isWhole && a.check.about.section === b.check.about.section
    && (a.isWhole ? a.check.about.within!.path === b.check.about.within!.path : a.check.about.what === b.check.about.what)
    && a.name === b.name && a.place.loop === b.place.loop && a.place.path.join('.') === b.place.path.join('.')
    && a.outer.length === b.outer.length && a.outer.every((scope, i) => isSame(scope, b.outer[i]));
}

/** The common form of repeated checks, without a name if possible. */
function sharedForms(model: Model): Map<Check, CheckForm> {
  const { checks } = model;
  const forms = new Map(checks.map(check => [check, formsOf(model, check)]));
  const chosen = new Map<Check, CheckForm>();
  for (const withName of [false, true]) {
    const left = checks.filter(check => !chosen.has(check));
    const count = new Map<string, number>();
    const eligible = (check: Check): CheckForm[] => forms.get(check)!.filter(form => (form.name !== undefined) === withName);
    left.forEach(check => new Set(eligible(check).map(form => form.key)).forEach(key => count.set(key, (count.get(key) ?? 0) + 1)));
    for (const check of left) {
      const countOf = (form: CheckForm): number => count.get(form.key)!;
      const most = eligible(check).filter(form => !form.isWhole).reduce<CheckForm | undefined>((best, form) => (countOf(form) > (best ? countOf(best) : 1) ? form : best), undefined);
      // As many, but each with all that is around: one helper does for all of that.
      const whole = most && eligible(check).find(form => form.isWhole && form.name === most.name && countOf(form) === countOf(most));
      if (most) {
        chosen.set(check, whole ?? most);
      }
    }
  }
  return new Map([...chosen, ...listsOfPods(checks, check => (chosen.has(check) ? undefined : forms.get(check)![0]))]);
}

/** The lists of a pod are a helper even for a single pod, since there are many. */
function listsOfPods(checks: readonly Check[], formOf: (check: Check) => CheckForm | undefined): [Check, CheckForm][] {
  const forms = checks.map(formOf).map(form => (form && isOfItems(form) ? form : undefined));
  const runs = forms.reduce<CheckForm[][]>((done, form, i) => {
    if (form && i > 0 && follow(forms[i - 1], form)) {
      done[done.length - 1].push(form);
      return done;
    }
    return form ? [...done, [form]] : done;
  }, []);
  return runs.filter(run => run.length > 2).flatMap(run => run.map((form): [Check, CheckForm] => [form.check, form]));
}

const HAVE_PODS = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'StatefulSet'];

/** The subject of a check: a kind, a construct, or the path of its values. */
function whatOf({ check, place, isWhole }: CheckForm): string {
  if (isWhole) {
    return check.about.within!.what;
  }
  return /^[A-Z]\w+$/.test(check.about.what) ? check.about.what : capital(place.path[place.path.length - 1] ?? 'item');
}

/** Names after the subject of the checks, and after the field if a subject has several. */
function named(model: Model, helpers: readonly CheckForm[][][]): CheckHelper[] {
  const taken = new Set(model.helpers.map(helper => helper.name));
  const whats = helpers.map(([[form]]) => (isOfItems(form) && HAVE_PODS.includes(form.check.about.what) ? 'Pod' : whatOf(form)));
  return helpers.map((uses, i) => {
    const alike = helpers.filter((_, k) => whats[k] === whats[i]);
    const longest = Math.max(...alike.map(([use]) => use.length));
    const first = uses === alike.find(([use]) => use.length === longest);
    const stems = [...first && uses[0][0].name === undefined ? [''] : [], ...fieldsOf(uses[0][0])].map(field => `check${whats[i]}${field}`);
    let name = stems.find(stem => !taken.has(stem));
    for (let n = 2; name === undefined; n++) {
      name = taken.has(`${stems[0]}${n}`) ? undefined : `${stems[0]}${n}`;
    }
    taken.add(name);
    return { name, what: whats[i], uses };
  });
}

/** The subject of a check, in a short and a long form: a list, or the path that its message begins with. */
function fieldsOf({ check: { message }, reads, given, place, name }: CheckForm): string[] {
  if (given) {
    return [capital(given.stem)];
  }
  const said = (message.kind === 'concat' ? message.parts : [message]).map(part => (part.kind === 'literal' ? String(part.value) : '')).join('').split(' ')[0];
  const paths = reads.map(({ path }) => path.slice(place.path.length));
  const about = paths.find(path => said.endsWith(`.${path[path.length - 1]}`)) ?? paths[0];
  // A field that is an argument is another one in each call.
  const words = (path: readonly string[]): string => path.filter(field => field !== name).map(capital).join('');
  return [words(about.slice(-1)), words(about), words([...about, ...paths.filter(path => path !== about).map(path => path[path.length - 1])])];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\W+/g, '');
}
