import { LimitRange, LimitRangeProps, ResourceQuota, ResourceQuotaProps } from '../../../src/kit';
import { BothOutputs } from '../../support/equivalence';
import { objectsOf, SmallChart } from '../../support/small-chart';

describe('a ResourceQuota of values', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    new ResourceQuota(chart, 'quota', chart.values.group('quota', ResourceQuota.values()).asProps());
  }));
  const given = (quota: object) => ({ files: [{ quota: { enabled: true, ...quota } }] });
  const objects = (quota: object): any => both.plain(given(quota));

  it('has resources and numbers of objects', async () => {
    const hard = { 'requests.cpu': 64, 'requests.nvidia.com/gpu': '8', 'gold.storageclass.storage.k8s.io/requests.storage': '1Ti', 'pods': 10, 'count/jobs.batch': '500' };
    expect(objects({ hard })[0].spec.hard).toEqual(Object.fromEntries(Object.entries(hard).map(([resource, quantity]) => [resource, `${quantity}`])));
    await both.agree(given({ hard }), given({ hard: { pods: 0 } }), given({ hard: { 'memory': '1Gi', 'count/widgets.example.org': 1_000_000 } }));
  });

  it('is not there where it limits nothing, or is switched off', async () => {
    expect([objects({}), objects({ enabled: false, hard: { pods: 1 } })]).toEqual([[], []]);
    await both.agree(given({}), given({ enabled: false, hard: { pods: 1 } }));
  });

  it('refuses what the API server would refuse, or count nothing by', async () => {
    const refused: ReadonlyArray<[key: string, value: string | number, message: string]> = [
      ['nvidia.com/gpu', 1, 'one of another domain has the prefix requests.'],
      ['limits.nvidia.com/gpu', 1, 'one of another domain has the prefix requests.'],
      ['jobs', 1, 'count/jobs.batch'],
      ['requests.memory', '512mb', 'a quantity such as 500m, 1.5 or 512Mi'],
      ['pods', 0.5, 'quota.hard has a number of objects that is no integer'],
      ['count/jobs.batch', '1500m', 'quota.hard has a number of objects that is no integer'],
      ['gold.storageclass.storage.k8s.io/persistentvolumeclaims', '1Ki', 'quota.hard has a number of objects that is no integer'],
    ];
    for (const [key, value, message] of refused) {
      expect(objects({ hard: { [key]: value } })).toMatchObject({ message: expect.stringContaining(message) });
    }
    await both.agree(...refused.map(([key, value]) => given({ hard: { [key]: value } })));
  });
});

describe('a LimitRange of values', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    new LimitRange(chart, 'limits', chart.values.group('limits', LimitRange.values()).asProps());
  }));
  const given = (limits: object) => ({ files: [{ limits: { enabled: true, ...limits } }] });
  const limits = (values: object): any => (both.plain(given(values)) as any)[0]?.spec.limits;

  const CASES: ReadonlyArray<[what: string, values: object, expected: object[] | undefined]> = [
    ['nothing', {}, undefined],
    ['default requests alone', { defaultRequest: { cpu: '500m' } }, [{ type: 'Container', defaultRequest: { cpu: '500m' } }]],
    ['limits, which are requests too', { default: { memory: '4Gi' }, defaultRequest: { cpu: 1 } }, [{ type: 'Container', default: { memory: '4Gi' }, defaultRequest: { cpu: '1', memory: '4Gi' } }]],
    ['the most, which is a limit and a request', { max: { cpu: '8', memory: '8Gi' }, default: { cpu: '2' }, defaultRequest: { cpu: '1' } }, [
      { type: 'Container', default: { cpu: '2', memory: '8Gi' }, defaultRequest: { cpu: '1', memory: '8Gi' }, max: { cpu: '8', memory: '8Gi' } },
    ]],
    ['the least, which is a request', { min: { cpu: '10m' } }, [{ type: 'Container', defaultRequest: { cpu: '10m' }, min: { cpu: '10m' } }]],
    ['numbers, as strings', { min: { cpu: 0.5 }, max: { cpu: 16 } }, [{ type: 'Container', default: { cpu: '16' }, defaultRequest: { cpu: '16' }, min: { cpu: '0.5' }, max: { cpu: '16' } }]],
  ];

  it.each(CASES)('has %s, as the API server would complete it', (_, values, expected) => {
    expect(limits(values)).toEqual(expected);
  });

  it('refuses resources that containers do not share', () => {
    expect(both.plain(given({ default: { 'nvidia.com/gpu': 1 } }))).toMatchObject({ message: expect.stringContaining('expected cpu, memory or ephemeral-storage') });
  });

  it('is the same in both outputs', () => both.agree(...CASES.map(([, values]) => given(values)), given({ default: { 'nvidia.com/gpu': 1 } })));
});

describe('without values', () => {
  const quota = (props: ResourceQuotaProps) => objectsOf(chart => { new ResourceQuota(chart, 'quota', props); });
  const range = (props: LimitRangeProps) => objectsOf(chart => { new LimitRange(chart, 'limits', props); });

  it('both are in the namespace of the props, by the name of the props', () => {
    expect(quota({ name: 'q', namespace: 'team', labels: { a: 'b' }, hard: { 'requests.cpu': 4, 'pods': 3 } })[0])
      .toMatchObject({ metadata: { name: 'q', namespace: 'team', labels: { a: 'b' } }, spec: { hard: { 'requests.cpu': '4', 'pods': '3' } } });
    expect(range({ name: 'l', namespace: 'team', max: { cpu: 4 }, defaultRequest: { cpu: 1 } })[0])
      .toMatchObject({ metadata: { name: 'l', namespace: 'team' }, spec: { limits: [{ type: 'Container', default: { cpu: '4' }, defaultRequest: { cpu: '1' }, max: { cpu: '4' } }] } });
  });

  it('neither is there without limits', () => {
    expect([quota({}), quota({ enabled: false, hard: { pods: 1 } }), range({}), range({ enabled: false, max: { cpu: 1 } })]).toEqual([[], [], [], []]);
  });

  it('literals that the values would be refused for are refused', () => {
    expect(() => quota({ hard: { 'nvidia.com/gpu': 1 } })).toThrow('prefix requests.');
    expect(() => range({ max: { cpu: 'many' } })).toThrow('a quantity');
  });
});
