import * as path from 'path';
import { ArlClusterChart } from '../../src/dask';
import { describeChart } from './suite';

describeChart('arl-cluster', app => new ArlClusterChart(app, 'arl-cluster', { environments: path.join(__dirname, '../../app/environments') }));
