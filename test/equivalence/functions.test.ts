import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('functions', app => fixture('functions', app));
