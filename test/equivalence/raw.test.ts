import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('raw', app => fixture('raw', app));
