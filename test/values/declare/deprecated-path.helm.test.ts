import { BothOutputs } from '../../support/equivalence';
import { parseManifests } from '../../support/go-yaml';
import { HELMS, helmTemplate } from '../../support/helm';
import { scratch, writeFiles } from '../../support/scratch';
import { SmallChart } from '../../support/small-chart';
import { ReleaseCase } from '../../support/arbitrary-release';
import { ItemShape } from '../../../src';
import { chartFiles } from '../../../src/helm/chart';
import { release } from '../../../src/plain/release';
import { noticesOf, render, renderNotes } from '../../../src/plain/render';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

const description = 'What it is for.';

/** As a chart is written that takes the values of another one, whose documentation had some of the paths wrong. */
function chart(name = 'small'): SmallChart {
  return new SmallChart(c => {
    const v = c.values;
    const resources = v.fragment('resources', { description, default: { limits: { cpu: '500m', memory: '512Mi' } } });
    const port = v.integer('service.port', { description, default: 80, minimum: 1, maximum: 65_535 });
    const host = v.string('host', { description });
    const image = v.image('image', { repository: 'arl', description: 'The image' });
    const users = v.map('users', { description, items: ItemShape.object().integer('uid', { description, required: true }).boolean('admin', { description }) });
    const zone = v.string('global.zone', { description, default: 'a' });
    v.deprecate('resource.limits', { replacement: 'resources.limits' });
    v.deprecate('image.secrets', { replacement: 'image.pullSecrets' });
    v.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
    v.deprecate('port', { replacement: 'service.port', description: 'It goes with version 2.' });
    v.deprecate('hostName', { replacement: 'host' });
    v.deprecate('accounts', { replacement: 'users' });
    v.deprecate('global.region', { replacement: 'global.zone' });
    c.holder({ resources: resources.asAny(), port: port.asNumber(), host: host.asString(), secrets: image.asPullSecrets(), image: image.reference.asString(), users: users.asAny(), zone: zone.asString(), policy: image.pullPolicy.asString() });
  }, { name });
}

const both = new BothOutputs(chart());

/** What both outputs make of it. */
async function specOf(given: ReleaseCase): Promise<any> {
  await both.agree(given);
  const objects = both.plain(given);
  if (objects instanceof Refusal) {
    throw objects;
  }
  return (objects[0] as any).spec;
}

const defaults = { limits: { cpu: '500m', memory: '512Mi' } };

test.each<[string, ReleaseCase, any]>([
  ['nothing is given', {}, { resources: defaults, port: 80, host: '', zone: 'a' }],
  ['the old path is given', { sets: ['port=81', 'hostName=old', 'global.region=b'] }, { port: 81, host: 'old', zone: 'b' }],
  ['the new path is given too', { sets: ['port=81', 'service.port=82'] }, { port: 82 }],
  ['the new path is given as its default', { sets: ['port=81', 'service.port=80', 'hostName=old', 'host='] }, { port: 80, host: '' }],
  ['one key of a map is given under the old path', { sets: ['resource.limits.cpu=1000m'] }, { resources: { limits: { cpu: '1000m', memory: '512Mi' } } }],
  ['the new path has one key, and the old one another', { sets: ['resource.limits.cpu=1', 'resources.limits.memory=2Gi', 'resources.requests.cpu=1m'] }, { resources: { limits: { cpu: 1, memory: '2Gi' }, requests: { cpu: '1m' } } }],
  ['both paths have one key', { sets: ['resource.limits.cpu=2', 'resources.limits.cpu=3'] }, { resources: { limits: { cpu: 3, memory: '512Mi' } } }],
  ['the new path is null', { sets: ['resources=null'] }, { resources: {} }],
  ['the new path is null, and the old one given', { sets: ['resource.limits.cpu=1', 'resources=null'] }, { resources: {} }],
  ['a key of the new path is null', { sets: ['resources.limits.cpu=null'] }, { resources: { limits: { memory: '512Mi' } } }],
  ['a key of the new path is null, and the old one given', { sets: ['resource.limits.cpu=1', 'resources.limits.cpu=null'] }, { resources: { limits: { memory: '512Mi' } } }],
  ['a key of the old path is null', { sets: ['resource.limits.cpu=null'] }, { resources: { limits: { memory: '512Mi' } } }],
  ['a key of the old path is null, and the new one given', { sets: ['resource.limits.cpu=null', 'resources.limits.cpu=4'] }, { resources: { limits: { cpu: 4, memory: '512Mi' } } }],
  ['the old path is null', { sets: ['port=null', 'resource.limits=null', 'image.pullSecret=null'] }, { resources: defaults, port: 80 }],
  ['the group of the old path is null', { files: [{ resource: null }] }, { resources: defaults }],
  ['the old path is given, and taken back by another file', { files: [{ port: 81 }, { port: null }] }, { port: 80 }],
  ['an old text becomes the item of a list', { sets: ['image.pullSecret=mine'] }, { secrets: [{ name: 'mine' }] }],
  ['an old text that would become an item is empty', { sets: ['image.pullSecret='] }, {}],
  ['a list has another name', { sets: ['image.secrets[0].name=one'] }, { secrets: [{ name: 'one' }] }],
  ['two old paths are given', { sets: ['image.pullSecret=mine', 'image.secrets[0].name=one'] }, { secrets: [{ name: 'one' }] }],
  ['two old paths and the new one are given', { files: [{ image: { pullSecret: 'mine', secrets: [{ name: 'one' }], pullSecrets: [] } }] }, {}],
  ['both paths have entries', { files: [{ accounts: { a: { uid: 1, admin: true }, b: { uid: 2 } }, users: { b: { uid: 3 }, c: { uid: 4 } } }] }, { users: { a: { uid: 1, admin: true }, b: { uid: 3 }, c: { uid: 4 } } }],
])('when %s, both outputs read what is meant', async (_, given, expected) => {
  expect(await specOf(given)).toMatchObject(expected);
  if (!('secrets' in expected)) {
    expect(await specOf(given)).not.toHaveProperty('secrets');
  }
});

test.each<[string, ReleaseCase, string]>([
  ['of another type', { sets: ['port=many'] }, 'port: got a string ("many"), expected an integer from 1 to 65535'],
  ['out of bounds', { sets: ['port=0'] }, 'port: got 0, expected an integer from 1 to 65535'],
  ['of a kind that the new one has not', { sets: ['accounts.a.gid=1'] }, 'accounts.a.uid: missing, expected an integer\n  accounts.a.gid: unknown key, did you mean "uid"?'],
  ['that is not a name', { sets: ['image.pullSecret=My Secret'] }, 'image.pullSecret: got "My Secret", expected a DNS name such as db.example.org: lower-case letters, digits, - and .'],
  ['null where there is nothing to take away', { sets: ['resource.limits.gpu=null'] }, 'resource.limits.gpu: got null, expected a value: leave the key out'],
  ['null for a number under the new path', { sets: ['service.port=null'] }, 'service.port: got null, expected an integer from 1 to 65535'],
])('both outputs refuse what is %s', async (_, given, message) => {
  await both.agree(given);
  expect(both.plain(given)).toMatchObject({ refusal: 'values-invalid', message: expect.stringContaining(message) });
});

test('required values can be set at either path, and a message names the replacement', async () => {
  const required = new BothOutputs(new SmallChart(c => {
    const password = c.values.secret('auth.password', { description });
    c.values.deprecate('password', { replacement: 'auth.password' });
    c.holder(password.asString());
  }, { ciValues: { password: 'old' } }));
  const given: ReleaseCase[] = [{}, { sets: ['password=a'] }, { sets: ['auth.password=b'] }, { sets: ['password=a', 'auth.password=b'] }, { sets: ['password=null'] }, { sets: ['password='] }];
  await required.agree(...given);
  expect(given.map(one => required.plain(one)).map(one => (one instanceof Refusal ? one.message : (one[0] as any).spec))).toEqual([
    'invalid values: auth.password is required', 'a', 'b', 'b', 'invalid values: auth.password is required',
    'invalid values: password: expected a string of at least 1 character',
  ]);
});

test('notes name each path that is used, and no other', async () => {
  const settings = (values: Json) => release({ name: 'r', values: [values] });
  expect(renderNotes(both.model, settings({}))).toBe('');
  expect(noticesOf(both.model, settings({ port: 80, image: { pullSecret: '' } }))).toEqual(['port is deprecated: use service.port instead. It goes with version 2.']);
  expect(renderNotes(both.model, settings({ port: 80, resource: { limits: {} } })))
    .toBe('resource.limits is deprecated: use resources.limits instead.\n\nport is deprecated: use service.port instead. It goes with version 2.\n');
  await both.agreeOnNotes({}, { sets: ['port=81'] }, { files: [{ port: null, resource: { limits: {} }, image: { pullSecret: '' } }] }, { sets: ['image.pullSecret=x', 'hostName='] });
});

test.each(HELMS)('in charts that are parts of another one, helm $name reads them too, each its own', helm => {
  const parent = scratch();
  writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: parent\nversion: 0.1.0\n', 'values.yaml': 'one:\n  resource: {limits: {cpu: 7}}\n', 'templates/none.yaml': '' }, parent);
  for (const name of ['one', 'two']) {
    writeFiles(Object.fromEntries([...chartFiles(chart(name)._model(), [])].map(([file, text]) => [`charts/${name}/${file}`, text])), parent);
  }
  const { stdout, stderr } = helmTemplate(helm, parent, { releaseName: 'r', set: ['two.port=90', 'two.service.port=80', 'one.port=91', 'global.region=b', 'two.resources.limits=null'] });
  expect(stderr).toBe('');
  const inPlain = (name: string, values: Json) => render(chart(name)._model(), release({ name: 'r', values: [values] }));
  expect(parseManifests(stdout)).toEqual([
    ...inPlain('one', { resource: { limits: { cpu: 7 } }, port: 91, global: { region: 'b' } }),
    ...inPlain('two', { port: 90, service: { port: 80 }, global: { region: 'b' }, resources: { limits: null } }),
  ]);
});

test('the schema, values.yaml and the README mark them', () => {
  const files = chartFiles(both.model, []);
  const { properties } = JSON.parse(files.get('values.schema.json')!);
  expect(properties.port).toMatchObject({ deprecated: true, description: 'Deprecated, use service.port instead. It goes with version 2.', type: ['integer', 'null'], minimum: 1 });
  expect(properties.service).toMatchObject({ properties: { port: { default: 80 } } });
  expect(properties.service).not.toHaveProperty('required');
  expect(files.get('values.yaml')).toContain([
    'service: {}', '  # What it is for.', '  # Also read from the deprecated `port`.', '  # port: 80  # default', '',
  ].join('\n'));
  expect(files.get('values.yaml')).not.toMatch(/^ *(port|resource|hostName|pullSecret):/m);
  expect(files.get('README.md')).toContain('\n### Deprecated values\n\n| Value | Use instead |\n| --- | --- |\n| `port` | `service.port`. It goes with version 2. |\n');
});

test('only templates that read such values resolve them', () => {
  const c = chart();
  c.holder(1, 'other');
  const files = chartFiles(c._model(), []);
  expect(files.get('templates/small-held.yaml')).toMatch(/^\{\{- include "small\.resolveValues" \. -\}\}\napiVersion/);
  expect(files.get('templates/small-other-held.yaml')).not.toContain('resolveValues');
});

test.each<[string, (c: SmallChart) => void, string, RegExp]>([
  ['a replacement that nobody declared', c => c.values.deprecate('old', { replacement: 'missing' }), 'value-undeclared', /^old is deprecated, and its replacement missing is not declared: declare it, or correct the path$/],
  ['a replacement that is deprecated itself', c => { c.values.deprecate('b', { replacement: 'text' }); c.values.deprecate('a', { replacement: 'b' }); }, 'value-undeclared', /a is deprecated, and its replacement b is not declared/],
  ['an old path that is declared', c => { c.holder(c.values.string('old', { description }).asString(), 'old'); c.values.deprecate('old', { replacement: 'text' }); }, 'value-redeclared', /old is deprecated, and old is a declared value: remove one of the two/],
  ['an old path below a value', c => c.values.deprecate('text.old', { replacement: 'text' }), 'value-redeclared', /text\.old is deprecated, and text is a declared value: remove one of the two/],
  ['an item of what is no list', c => c.values.deprecate('old', { replacement: 'text[0]' }), 'value-undeclared', /its replacement text\[0\] is not a string in a declared list/],
  ['a path that no template could write', c => c.values.deprecate('old-path', { replacement: 'text' }), 'value-path', /"old-path"/],
])('refused is %s', (_, body, refusal, message) => {
  const build = () => new SmallChart(c => { c.holder(c.values.string('text', { description }).asString()); body(c); })._model();
  expect(build).toThrow(expect.objectContaining({ refusal, message: expect.stringMatching(message) }));
});
