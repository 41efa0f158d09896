import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('adopted', app => fixture('adopted', app));
