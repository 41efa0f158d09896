import { BothOutputs } from '../../support/equivalence';
import { tryParseAllManifests } from '../../support/go-yaml';
import { HELMS, HelmOptions, helmTemplate } from '../../support/helm';
import { SmallChart } from '../../support/small-chart';
import { Fn, ItemShape, Pattern, StringOptions, When } from '../../../src';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { applySet, SetKind } from '../../../src/values/read/set';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

const description = 'What it is for.';
const integers = { description, acceptsIntegers: true };

describe('the tag of an image, given as a number', () => {
  const both = new BothOutputs(new SmallChart(c => void c.holder({ ...c.values.image('image', { repository: 'web', description: 'The server' }).asProps() }), { appVersion: 'latest' }));
  const FLAGS: { readonly [K in Exclude<SetKind, 'file'>]: keyof HelmOptions } = { set: 'set', string: 'setString', json: 'setJson', literal: 'setLiteral' };
  const imagesOfHelm = (options: HelmOptions) => HELMS.map(helm => {
    const { ok, stdout, stderr } = helmTemplate(helm, both.folder, options);
    return ok ? (tryParseAllManifests([stdout])[0] as any)[0].spec.image : stderr;
  });
  const image = (values: Json) => {
    try {
      return (render(both.model, release({ name: 'release', values: [values] })) as any)[0].spec.image;
    } catch (error) {
      return (error as Refusal).message;
    }
  };

  it.each<[keyof typeof FLAGS, string, string]>([
    ['set', '5060547', '5060547'], ['set', '0', '0'], ['set', '0123456', '0123456'], ['set', '12345e1', '12345e1'], ['set', '1.10', '1.10'], ['set', '1e3', '1e3'],
    ['set', '9007199254740991', '9007199254740991'], ['set', '99999999999999999999', '99999999999999999999'], ['set', 'null', 'latest'], ['set', '', 'latest'], ['set', 'v1', 'v1'],
    ['string', '5060547', '5060547'], ['string', '0', '0'], ['string', '1.10', '1.10'], ['literal', '5060547', '5060547'],
    ['json', '5060547', '5060547'], ['json', '5060547.0', '5060547'], ['json', '0', '0'], ['json', '1e3', '1000'], ['json', '"0123456"', '0123456'], ['json', 'null', 'latest'],
  ])('by --set of the kind "%s": %s is %s', (kind, text, tag) => {
    const set = `image.tag=${text}`;
    expect(imagesOfHelm({ [FLAGS[kind]]: [set] })).toEqual(HELMS.map(() => `web:${tag}`));
    expect(image(applySet({}, set, kind))).toBe(`web:${tag}`);
  });

  it('in a file is its digits', async () => {
    const given: Json[] = [5060547, 0, 1, 999_999, 1_000_000, 123456789012, 9007199254740991, '5060547', '', null];
    await both.agree(...given.map(tag => ({ files: [{ image: { tag } }] })), { files: [{ image: { tag: 1 } }], sets: ['image.tag=7'] });
    expect(given.map(tag => image({ image: { tag } }))).toEqual([...['5060547', '0', '1', '999999', '1000000', '123456789012', '9007199254740991', '5060547'].map(tag => `web:${tag}`), 'web:latest', 'web:latest']);
    expect(both.tally).toMatchObject({ refused: 0 });
  });

  it('with a fraction or a sign, or beyond 2^53−1, is refused by both outputs', async () => {
    const given = [1.1, -1, 0.5, 9007199254740992, 1e21, true];
    await both.agree(...given.map(tag => ({ files: [{ image: { tag } }] })), { sets: ['image.tag=-1'] }, { sets: ['image.tag=9007199254740993'] }, { sets: ['image.tag=true'] });
    expect(both.tally).toMatchObject({ invalid: 9 });
    expect(given.map(tag => image({ image: { tag } }))).toEqual(['number (1.1)', 'number (-1)', 'number (0.5)', 'number (9007199254740992)', 'number (1e+21)', 'boolean (true)']
      .map(what => expect.stringMatching(`^invalid values: image.tag: got a ${what.replace(/[().+]/g, '\\$&')}, expected .*: quote it, or use --set-string$`)));
  });

  it('is refused as a string that is no tag', () => {
    expect(image({ image: { tag: '.1' } })).toMatch(/^invalid values: image.tag: got ".1", expected an image tag such as [^:]*: [^:]*; or empty$/);
  });
});

describe('a string that accepts integers', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const v = c.values;
    const [run, build, version, host] = [
      v.string('run', { ...integers }), v.string('build', { ...integers, default: 'b', minLength: 1 }),
      v.string('version', { ...integers, optional: true }), v.string('host', { ...integers, optional: true, minLength: 1, pattern: Pattern.DNS_LABEL }),
    ];
    v.needs('run', 'build=7');
    v.conflicts('run=1', 'version');
    c.holder({
      run, build, text: `a ${run} b`, block: `line\n${run}\n`, json: run.toJson(), is: run.is('7'), isBuild: run.is(build), isEmpty: run.is(''), otherwise: run.orDefault('none'), both: Fn.coalesce(run, build),
      matches: run.matches('^[0-9]+$'), quoted: run.quote(), hash: run.sha256sum(), printed: Fn.printf('%s-%s', run, build), list: [run, build], joined: Fn.list(run, build).join(','),
      version: version.ifPresent(), has: version.isPresent(), host: host.ifPresent(), hasHost: host.isPresent(), hostOr: host.orDefault('x'), chosen: run.isTruthy().ifTrue(run, 'empty'),
      ...run.isTruthy().ifTrue({ only: run }), ...run.isTruthy().not().ifTrue({ none: true }),
    }, 'held');
    c.holder({ a: 1 }, 'there', undefined, new When(c, 'when', { condition: run.isTruthy() }));
  }));

  it('is its digits in every expression, and 0 is not empty', async () => {
    const values = [0, 7, 5060547, '0', 'x', '', null];
    await both.agree({}, ...values.flatMap(run => [{ files: [{ run, build: 7 }] }, { files: [{ run }] }]),
      { files: [{ run: 7, build: '7' }] }, { files: [{ version: 0, run: 1, build: 7 }] }, ...values.map(given => ({ files: [{ version: given, host: given }] })),
      ...['0', '7', '5060547', 'null', ''].map(given => ({ sets: [`run=${given},version=${given},host=${given}`, 'build=7'] })));
    const [held, there] = both.plain({ files: [{ run: 0, build: 7, version: 0, host: 0 }] }) as any[];
    expect(held.spec).toMatchObject({
      run: '0', build: '7', text: 'a 0 b', json: '"0"', is: false, isEmpty: false, otherwise: '0', both: '0', matches: true, printed: '0-7', list: ['0', '7'], joined: '0,7', version: '0', has: true, host: '0',
      hasHost: true, hostOr: '0', chosen: '0', only: '0',
    });
    expect(there).toBeDefined();
  });

  it('is the same for generated values', () => both.agreeOnGenerated());
});

describe('the option', () => {
  const declared = (options: Partial<StringOptions>) => () => new SmallChart(c => c.holder([c.values.string('tag', { ...integers, ...options })]));

  it.each<[string, Partial<StringOptions>, RegExp]>([
    ['a pattern without digits', { pattern: Pattern.IMAGE_DIGEST }, /^small: tag has the option "acceptsIntegers", and 0 is not an image digest.*: remove the option, or accept digits$/],
    ['a pattern of some digits', { pattern: '^[0-8]*$' }, /has the option "acceptsIntegers", and .* is not what its pattern accepts/],
    ['a minimum length', { minLength: 2, default: 'ab' }, /and 0 has fewer than 2 characters/],
    ['a pattern of fewer digits than its length', { pattern: '^[0-9]{1,3}$', maxLength: 4, default: '1' }, /and 1000 is not what its pattern accepts/],
  ])('is refused with %s', (_, options, message) => {
    expect(declared(options)).toThrow(message);
  });

  it('is refused in what can be rendered as a whole, where an integer would stay one', () => {
    const field = ItemShape.object().string('tag', integers);
    const shapes: Array<(c: SmallChart) => any> = [
      c => c.values.list('all', { description, items: ItemShape.ofString(integers) }), c => c.values.map('all', { description, items: field }), c => c.values.object('all', { description, fields: field }),
      c => c.values.object('all', { description, fields: ItemShape.object().nested('image', { description, fields: field }) }),
      c => c.values.list('all', { description, items: ItemShape.ofFragment({ description }).string('tag', integers) }),
    ];
    shapes.forEach(shape => expect(() => new SmallChart(c => c.holder(shape(c).asAny()))).toThrow(/^small: all has the option "acceptsIntegers" in it, and can be rendered as it is, where an integer would stay one/));
  });

  it('is accepted in a group of values', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const group = c.values.group('a', ItemShape.object('A group.').string('tag', integers).group('b', ItemShape.object('Another.').string('tag', integers)));
      c.values.deprecate('tag', { replacement: 'a.tag' });
      c.holder([group.string('tag'), group.get('b').string('tag')]);
    }));
    const given: Json[] = [{ a: { tag: 5060547, b: { tag: 0 } } }, { tag: 5060547 }, { tag: 1, a: { tag: '2' } }, { tag: null }];
    await both.agree(...given.map(values => ({ files: [values] })), { sets: ['tag=5060547'] });
    expect(given.map(values => (both.plain({ files: [values] }) as any)[0].spec)).toEqual([['5060547', '0'], ['5060547', ''], ['2', ''], ['', '']]);
  });
});
