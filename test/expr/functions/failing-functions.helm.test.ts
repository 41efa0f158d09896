import { refusalOf, value } from '../../support/calls';
import { CharSet } from '../../../src/values/schema/char-set';
import { call } from '../../../src/expr/functions/functions';
import { literal } from '../../../src/expr/node/literal';
import { CallNode } from '../../../src/expr/node/node';
import { ANY, stringType } from '../../../src/expr/node/type';
import { decides, FUNCTIONS } from '../../../src/plain/functions';
import { Json } from '../../../src/values/shape';
import { HELMS, helmTemplate } from '../../support/helm';
import { writeFiles } from '../../support/scratch';

const text = value('title', stringType(CharSet.TEXT));
const anyMap = value('resources', { kind: 'map', keys: text.type as never, items: ANY });

describe('function-failed', () => {
  const rows: [string, CallNode, Json[], string][] = [
    ['dig "limits" "memory" "" .Values.x', call('dig', [literal('limits'), literal('memory'), literal(''), anyMap]), ['limits', 'memory', '', { limits: 'none' }],
      'dig: limits is not a map, so it has no "memory"'],
    ['dig "limits" "memory" "" .Values.x', call('dig', [literal('limits'), literal('memory'), literal(''), anyMap]), ['limits', 'memory', '', { limits: null }],
      'dig: limits is not a map, so it has no "memory"'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', 'latest'],
      'semverCompare: "latest" is not a version, expected a string such as "1.29.3"'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', '1.2.3-01'],
      'semverCompare: "1.2.3-01" is not a version, expected a string such as "1.29.3"'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', '18446744073709551616.0.0'],
      'semverCompare: "18446744073709551616.0.0" is not a version, expected a string such as "1.29.3"'],
  ];

  test.each(rows)('%s fails in Helm and in plain evaluation', (template, node, args, message) => {
    const chart = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: failing\nversion: 0.1.0\n', 'templates/x.yaml': `x: {{ ${template} | toJson }}\n` });
    const error = refusalOf(() => FUNCTIONS[node.fn](args, node.args.map(arg => arg.type), { apiVersions: [] }));
    expect([error.refusal, error.message]).toEqual(['function-failed', message]);
    for (const helm of HELMS) {
      expect(helmTemplate(helm, chart, { values: [{ x: args[args.length - 1] }] })).toMatchObject({ ok: false, stderr: expect.stringContaining('error calling') });
    }
  });
});

test('an argument after the deciding one is not evaluated, as in Helm', () => {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: deciding\nversion: 0.1.0\n',
    'templates/x.yaml': 'and: {{ and false (semverCompare ">=1.2" "latest") }}\nor: {{ or true (semverCompare ">=1.2" "latest") }}\n',
  });
  expect([decides('and', false), decides('or', true), decides('and', true), decides('or', false), decides('eq', false)]).toEqual([true, true, false, false, false]);
  for (const helm of HELMS) {
    expect(helmTemplate(helm, chart).stdout).toContain('and: false\nor: true\n');
  }
});

test('the constraints that are refused are read differently by Helm 3 and Helm 4', () => {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: versions\nversion: 0.1.0\n',
    'templates/x.yaml': 'mixed: {{ semverCompare ">=1.2.0 <2.0.0-0" "1.5.0-rc.1" }}\nunequal: {{ semverCompare "!=1.2.3" "1.5.0-rc.1" }}\n',
  });
  expect(HELMS.map(helm => helmTemplate(helm, chart).stdout.replace(/^[^m]*/, ''))).toEqual([expect.stringContaining('mixed: false\nunequal: true\n'), expect.stringContaining('mixed: true\nunequal: false\n')]);
});
