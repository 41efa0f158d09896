import * as path from 'path';
import { AimClientChart } from '../../src/aim';
import { describeChart } from './suite';

describeChart('aim-client', app => new AimClientChart(app, 'aim-client', { environments: path.join(__dirname, '../../app/environments') }));
