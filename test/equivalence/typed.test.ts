import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('typed', app => fixture('typed', app));
