import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Fn, ForEach, FragmentKind, ItemShape, ListExpression, When } from '../../../src';
import { chartFiles } from '../../../src/helm/chart';
import { Json } from '../../../src/values/shape';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

/** The file of a chart, by its path. */
function fileOf(chart: SmallChart, path: string): string {
  return chartFiles(chart._model(), []).get(path)!;
}

describe('of several that exclude each other', () => {
  const chart = () => new SmallChart(c => {
    const v = c.values;
    const [claim, server, inline] = ['claim', 'server', 'inline'].map(name => v.boolean(name, { description: 'Whether there is one.' }));
    const name = v.string('name', { description: 'Its name.' });
    const mode = v.oneOf('mode', { values: ['a', 'b', 'c'], default: 'a', description: 'Which.' });
    const list = v.list('list', { description: 'A list.' });
    const persistent = server.or(claim);
    const direct = server.and(inline);
    c.holder({
      volume: { emptyDir: persistent.not().ifTrue({}), nfs: direct.ifTrue({ server: name.asString() }), persistentVolumeClaim: persistent.and(direct.not()).ifTrue({ claimName: name.asString() }) },
      apart: { a: persistent.not().ifTrue({ a: name.asString() }), b: direct.ifTrue({ b: name.asString() }), c: inline.not().ifTrue({ c: 'c' }), d: 'd' },
      nested: mode.is('a').ifTrue({ a: 1 }, mode.is('b').ifTrue({ b: 2 }, { c: 3 })),
      placed: [...list.isTruthy().ifTrue([...list.asAny()], [...name.isTruthy().ifTrue([name.asString()], ['none'])])],
    });
    const outer = new When(c, 'outer', { condition: direct.not() });
    c.holder('a', 'inner', undefined, new When(outer, 'inner', { condition: server }));
  });

  it('the last is in an else, the others in an else if', () => {
    const text = fileOf(chart(), 'templates/small-held.yaml');
    expect(text).toContain(`
  volume:
    {{- if not (or .Values.server .Values.claim) }}
    emptyDir: {}
    {{- else if and .Values.server .Values.inline }}
    nfs:
      server: {{ .Values.name | default "" | quote }}
    {{- else }}
    persistentVolumeClaim:
      claimName: {{ .Values.name | default "" | quote }}
    {{- end }}
`);
    expect(text).toContain(`
  {{- else if eq .Values.mode "b" }}
  nested:
    b: 2
  {{- else }}
  nested:
    c: 3
  {{- end }}
`);
  });

  it('a value that is asked for and placed is said by its path, since a with has no else if', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml')).toContain(`
  placed:
    {{- if .Values.list }}
    {{- toYaml .Values.list | nindent 4 }}
    {{- else if .Values.name }}
    - {{ .Values.name | quote }}
    {{- else }}
    - none
    {{- end }}
`);
  });

  it('but not where one of them need not be there', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml').split('  apart:')[1].split('  nested:')[0].match(/else/)).toBeNull();
  });

  it('an implied condition is not negated again', () => {
    expect(fileOf(chart(), 'templates/small-inner-held.yaml').split('\n')[0]).toBe('{{- if and (not .Values.inline) .Values.server }}');
  });

  it('is the same as in plain YAML', async () => {
    const values = [false, true].flatMap(claim => [false, true].flatMap(server => [false, true].map(inline => ({ claim, server, inline }))));
    await new BothOutputs(chart()).agree(...values.map((each, i) => ({ files: [{ ...each, name: 'n', mode: 'abc'[i % 3] }] })));
  });
});

describe('a part that is rendered exactly if its neighbour is not', () => {
  const chart = () => new SmallChart(c => {
    const kept = c.values.boolean('kept', { description: 'Whether data outlive the pod.' });
    const claim = c.values.string('claim', { description: 'Claim to use.' });
    const least = c.values.integer('least', { default: 0, minimum: 0, maximum: 9, description: 'Pods that stay.' });
    c.holder({
      volume: { emptyDir: kept.not().ifTrue({}), persistentVolumeClaim: kept.ifTrue({ claimName: claim.asString() }) },
      budget: { ...least.isTruthy().ifTrue({ minAvailable: least.asNumber() }), ...least.isTruthy().not().ifTrue({ maxUnavailable: 1 }) },
      steps: [kept.ifTrue({ name: 'copy' }), kept.not().ifTrue({ name: 'make' })],
      both: [kept.ifTrue('a'), claim.isTruthy().not().ifTrue('b'), 'c'],
    });
  });

  it('is in an else, with the positive condition first', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml')).toContain(`
  budget:
    {{- with .Values.least }}
    minAvailable: {{ . }}
    {{- else }}
    maxUnavailable: 1
    {{- end }}
  steps:
    {{- if .Values.kept }}
    - name: copy
    {{- else }}
    - name: make
    {{- end }}
  volume:
    {{- if .Values.kept }}
    persistentVolumeClaim:
      claimName: {{ .Values.claim | default "" | quote }}
    {{- else }}
    emptyDir: {}
    {{- end }}
`);
  });

  it('is the same in both outputs', async () => {
    const both = new BothOutputs(chart());
    const given = (values: Json) => ({ files: [values] });
    await both.agree(given({}), given({ kept: true, claim: 'a' }), given({ least: 2 }), given({ kept: true, least: 1 }));
    expect(both.tally).toMatchObject({ rendered: 4, refused: 0 });
  });
});

describe('conditions around an object', () => {
  const chart = () => new SmallChart(c => {
    const [a, b] = ['a', 'b'].map(name => c.values.boolean(name, { description: `Whether there is ${name}.` }));
    const outer = new When(c, 'outer', { condition: a.or(b) });
    const inner = new When(outer, 'inner', { condition: b });
    c.holder({ x: 1 }, 'held', {}, inner);
    new k8s.KubeServiceAccount(new When(outer, 'other', { condition: a.not() }), 'account', {});
  });

  it('are one, without what follows from the others', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml')).toMatch(/^\{\{- if \.Values\.b \}\}\napiVersion/);
    expect(fileOf(chart(), 'templates/small-account-serviceaccount.yaml')).toMatch(/^\{\{- if and \(or \.Values\.a \.Values\.b\) \(not \.Values\.a\) \}\}\napiVersion/);
  });

  it('are the same in both outputs', async () => {
    const both = new BothOutputs(chart());
    await both.agree(...[[false, false], [false, true], [true, false], [true, true]].map(([a, b]) => ({ files: [{ a, b }] })));
    expect(both.tally).toMatchObject({ rendered: 4, refused: 0 });
  });
});

describe('checks of duplicates', () => {
  const chart = () => new SmallChart(c => {
    const groups = c.values.map('groups', {
      items: ItemShape.object()
        .list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More variables.' })
        .list('extraVolumes', { items: ItemShape.ofVolume(), description: 'More volumes.' }),
      description: 'Groups.',
    });
    const secrets = c.values.list('pullSecrets', { items: ItemShape.object().string('name', { required: true, description: 'Name.' }), description: 'Secrets.' });
    const each = new ForEach(c, 'each', { over: groups });
    const pod = (scope: Construct, id: string, env: any[], volumes: any[]) => new k8s.KubePod(scope, id, {
      spec: { imagePullSecrets: secrets.ifNotEmpty(), containers: [{ name: 'a', image: 'b', env }], volumes },
    });
    pod(c, 'pod', [], []);
    pod(each, 'pod', [{ name: 'A', value: '1' }, ...each.item.list('extraEnv').asAny()], [{ name: 'data', emptyDir: {} }, ...each.item.list('extraVolumes').asAny()]);
  });

  it('share a loop, with common statements once', () => {
    expect(fileOf(chart(), 'templates/validate.yaml')).toContain(`
{{- /* each */}}
{{- range $name, $group := .Values.groups }}
  {{- include "small.distinctItems" (dict "of" "env" "field" "name" "given" (list "A") "lists" (list $group.extraEnv) "in" (printf "groups.%s.extraEnv" $name)) }}
  {{- include "small.distinctItems" (dict "of" "volumes" "field" "name" "given" (list "data") "lists" (list $group.extraVolumes)
      "in" (printf "groups.%s.extraVolumes" $name)) }}
{{- end }}

{{- /* Values that exclude each other */}}
{{- include "small.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .Values.pullSecrets) "in" "pullSecrets") }}
`);
  });

  it('refuse in both outputs', async () => {
    const both = new BothOutputs(chart());
    const env = (...names: string[]) => ({ extraEnv: names.map(name => ({ name, value: 'x' })) });
    const given = (values: Json) => ({ files: [values] });
    await both.agree(
      given({ groups: { a: env('B'), b: env('B') } }), given({ groups: { a: env('B'), b: env('A') } }), given({ groups: { a: env('B', 'B') } }),
      given({ groups: { a: { extraVolumes: [{ name: 'data', emptyDir: {} }] } } }), given({ pullSecrets: [{ name: 'a' }, { name: 'a' }] }),
      given({ groups: { a: {} }, pullSecrets: [{ name: 'a' }, { name: 'b' }] }),
    );
    expect(both.tally).toMatchObject({ rendered: 2, refused: 4 });
  });
});

describe('a raw template as an argument', () => {
  const chart = () => new SmallChart(c => {
    const name = c.values.string('name', { default: 'a', pattern: '^[a-z]*$', description: 'Its name.' });
    const raw = (template: string) => Fn.raw({ template, plain: name.upper() });
    c.holder({
      piped: raw('{{ .Values.name|upper }}').is('A').isTruthy().ifTrue('yes', 'no'),
      called: raw('{{ upper .Values.name }}').is('A').isTruthy().ifTrue('yes', 'no'),
      enclosed: raw('{{ (upper .Values.name) }}').is('A').isTruthy().ifTrue('yes', 'no'),
    });
  });

  it('has parentheses where it needs them', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml')).toContain(`
  called: {{ ternary "yes" "no" (eq (upper .Values.name) "A") | quote }}
  enclosed: {{ ternary "yes" "no" (eq (upper .Values.name) "A") | quote }}
  piped: {{ ternary "yes" "no" (eq (.Values.name|upper) "A") | quote }}
`);
  });

  it('renders the same as plain YAML', async () => {
    const both = new BothOutputs(chart());
    await both.agree({ files: [{ name: 'a' }] }, { files: [{ name: 'b' }] });
    expect(both.tally).toMatchObject({ rendered: 2, refused: 0 });
  });
});

describe('a map that is the default of a field of items', () => {
  const both = () => new BothOutputs(new SmallChart(c => {
    const limits = { cpu: '1e3', memory: '{{ 1 }}', pods: 1_000_000, share: 0.25, list: ['no', 'on'], nested: { key: 'a: b' } };
    const shape = (field: string) => ItemShape.object()
      .fragment(field, { kind: FragmentKind.MAP, default: limits, description: 'Limits.' })
      .fragment('short', { kind: FragmentKind.MAP, default: { a: 1 }, description: 'Short.' });
    for (const path of ['groups', 'others']) {
      const each = new ForEach(c, path, { over: c.values.map(path, { items: shape('limits'), description: 'Groups.' }) });
      c.holder({ limits: each.item.map('limits').ifNotEmpty(), short: each.item.map('short').ifNotEmpty() }, 'held', {}, each);
    }
  }));

  it('is a helper where it is long, one for all that have it', () => {
    const outputs = both();
    const files = chartFiles(outputs.model, []);
    expect(files.get('templates/small-groups-held.yaml')).toContain('{{- with dig "limits" (include "small.defaultLimits" $ | fromYaml) $group }}');
    expect(files.get('templates/small-groups-held.yaml')).toContain('{{- with dig "short" (dict "a" 1) $group }}');
    expect(files.get('templates/small-others-held.yaml')).toContain('(include "small.defaultLimits" $ | fromYaml)');
    expect(files.get('templates/_helpers.tpl')!.match(/define "small\.default\w*"/g)).toEqual(['define "small.defaultLimits"']);
  });

  it('is the same in both outputs', async () => {
    const outputs = both();
    const given: Json[] = [{ groups: { a: {} } }, { groups: { a: { limits: {} }, b: { limits: { cpu: 1 } } }, others: { c: {} } }];
    await outputs.agree(...given.map(values => ({ files: [values] })));
    expect(outputs.tally).toMatchObject({ rendered: 2, refused: 0 });
  });
});

describe('helpers of strings', () => {
  const both = () => new BothOutputs(new SmallChart(c => {
    const enabled = c.values.boolean('enabled', { description: 'Whether the first are taken.' });
    const [first, second, third] = ['server.hosts', 'client.hosts', 'others.hosts'].map(path =>
      c.values.list(path, { items: ItemShape.ofString({ description: 'Host.' }), description: 'Hosts.' }));
    const joined = (list: ListExpression) => {
      const host = list.loop('host');
      return host.join(host.item.asString(), ',').asString();
    };
    c.holder({ server: joined(first), 'allowed-by': joined(second), chosen: joined(Fn.ternary(enabled, first, third).list()), nested: { server: joined(third) } });
  }));

  it('are named after their content, not after its condition', () => {
    const held = chartFiles(both().model, []).get('templates/small-held.yaml')!;
    expect(held.match(/(?<=include "small\.)\w+List/g)).toEqual(['hostsList', 'allowedByHostsList', 'chosenHostsList', 'serverHostsList']);
  });

  it('are the same in both outputs', async () => {
    const hosts = { server: { hosts: ['a'] }, client: { hosts: ['b', 'c'] }, others: { hosts: ['d'] } };
    const given: Json[] = [{}, { enabled: true, ...hosts }, hosts];
    await both().agree(...given.map(values => ({ files: [values] })));
  });
});

describe('a string that is one of several', () => {
  const chart = () => new SmallChart(c => {
    const [secure, stream, named] = ['secure', 'stream', 'named'].map(path => c.values.boolean(path, { description: 'Which.' }));
    const name = c.values.string('name', { description: 'Name.' });
    const protocol = stream.ifTrue(secure.ifTrue('wss', 'ws'), secure.ifTrue('https', 'http'));
    c.holder({ protocol, scheme: secure.ifTrue('https', 'http'), all: [protocol] });
    c.holder({ name: named.ifTrue(name.asString(), 'none') }, 'named', undefined, new When(c, 'when', { condition: named }));
  });

  it('has lines of its own where it would be a choice within a choice, and is no choice where that is made', () => {
    expect(fileOf(chart(), 'templates/small-held.yaml')).toContain(`
  {{- if .Values.stream }}
  protocol: {{ ternary "wss" "ws" (.Values.secure | default false) }}
  {{- else }}
  protocol: {{ ternary "https" "http" (.Values.secure | default false) }}
  {{- end }}
`);
    expect(fileOf(chart(), 'templates/small-held.yaml')).toContain('scheme: {{ ternary "https" "http" (.Values.secure | default false) }}');
    expect(fileOf(chart(), 'templates/small-named-held.yaml')).toContain('name: {{ .Values.name | default "" | quote }}');
  });

  it('is the same in both outputs', async () => {
    const both = new BothOutputs(chart());
    const flags = [false, true];
    await both.agree(...flags.flatMap(secure => flags.flatMap(stream => flags.map(named => ({ files: [{ secure, stream, named, name: 'n' }] })))));
    expect(both.tally).toMatchObject({ rendered: 8, refused: 0 });
  });
});
