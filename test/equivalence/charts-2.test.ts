import { describeShard } from './charts';

describeShard(2);
