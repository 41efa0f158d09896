import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('extra', app => fixture('extra', app));
