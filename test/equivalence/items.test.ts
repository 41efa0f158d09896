import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('items', app => fixture('items', app));
