/**
 * The pod of `helm test` of `arl-cluster` on releases that are ready and yet do not work. It waits two minutes for a result, so this takes as long.
 *
 * @programs dask
 */
import { ArlCluster } from './arl-cluster';
import { image } from '../images';

test('fails on an image without Bokeh, and without workers', async () => {
  const withoutBokeh = image('arl_img').with({ files: { '/opt/without/sitecustomize.py': 'import sys\nsys.modules["bokeh"] = None\n' } });
  const [bokeh, workers] = await Promise.all([
    ArlCluster.prepare({ image: withoutBokeh.with({ env: { PYTHONPATH: '/opt/without' } }) }),
    ArlCluster.prepare({ values: { worker: { replicaCount: 0 } } }),
  ]);
  const results = await Promise.all([bokeh, workers].map(async cluster => {
    await cluster.node.apply(cluster.objects.filter(object => object !== cluster.of('notebook')));
    await cluster.node.ready();
    return Object.values(await cluster.node.test(170));
  }));
  expect(results).toEqual([
    [{ exitCode: 1, output: expect.stringContaining('the dashboard needs bokeh: add it to the image') }],
    [{ exitCode: 1, output: expect.stringContaining('TimeoutError') }],
  ]);
}, 300_000);
