import { k8s } from 'cdk8s-plus-27';
import { ItemShape } from '../../../src';
import { Json } from '../../../src/values/shape';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

describe('where the value of a variable comes from', () => {
  const both = () => new BothOutputs(new SmallChart(chart => {
    const extra = chart.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More variables.' });
    new k8s.KubePod(chart, 'pod', { spec: { containers: [{ name: 'a', image: 'b', env: [...extra.asAny()] }] } });
  }));

  it.each<[string, Json, string]>([
    ['a place that there is not', { valueFrom: { secretRef: { name: 's' } } }, 'extraEnv[0].valueFrom.secretRef: unknown key, did you mean "secretKeyRef"?'],
    ['no place', { valueFrom: {} }, 'extraEnv[0].valueFrom: got none, expected exactly one of configMapKeyRef, fieldRef, resourceFieldRef, secretKeyRef'],
    ['two places', { valueFrom: { fieldRef: { fieldPath: 'a' }, secretKeyRef: { name: 's', key: 'k' } } }, 'extraEnv[0].valueFrom: got fieldRef and secretKeyRef, expected exactly one of'],
    ['a value beside it', { value: 'x', valueFrom: { fieldRef: { fieldPath: 'a' } } }, 'extraEnv[0]: got both value and valueFrom, expected one of them'],
    ['a Secret without a key', { valueFrom: { secretKeyRef: { name: 's' } } }, 'extraEnv[0].valueFrom.secretKeyRef.key: missing'],
    ['a field that there is not', { valueFrom: { fieldRef: { fieldPath: 'a', path: 'b' } } }, 'extraEnv[0].valueFrom.fieldRef.path: unknown key'],
  ])('is refused by both outputs with %s', async (_, given, message) => {
    const outputs = both();
    const files = [{ extraEnv: [{ name: 'A', ...given as object }] }];
    expect(outputs.plain({ files })).toMatchObject({ message: expect.stringContaining(message) });
    await outputs.agree({ files });
    expect(outputs.tally.invalid).toBe(1);
  });

  it('is passed on as it was given', async () => {
    const outputs = both();
    const extraEnv: Json[] = [
      { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } } },
      { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      { name: 'C', value: '' }, { name: 'D' },
    ];
    expect((outputs.plain({ files: [{ extraEnv }] }) as any)[0].spec.containers[0].env).toEqual(extraEnv);
    await outputs.agree({ files: [{ extraEnv }] });
    await outputs.agreeOnGenerated(60);
  });
});
