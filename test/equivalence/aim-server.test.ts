import * as path from 'path';
import { AimServerChart } from '../../src/aim';
import { describeChart } from './suite';

describeChart('aim-server', app => new AimServerChart(app, 'aim-server', { environments: path.join(__dirname, '../../app/environments') }));
