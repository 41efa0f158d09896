import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('texts', app => fixture('texts', app));
