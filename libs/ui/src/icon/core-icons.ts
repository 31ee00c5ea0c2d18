import {
  Check,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Info,
  Lock,
  RotateCw,
  Search,
  TriangleAlert,
  WifiOff,
  X,
} from 'lucide';
import type { IconMap } from './icon.registry';

/** Icons that the components of this library draw themselves. */
export const CORE_ICONS: IconMap = {
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  'circle-alert': CircleAlert,
  'circle-check': CircleCheck,
  info: Info,
  lock: Lock,
  retry: RotateCw,
  search: Search,
  'triangle-alert': TriangleAlert,
  'wifi-off': WifiOff,
  close: X,
};
