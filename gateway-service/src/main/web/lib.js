/** The view library in one place, so that no other module names its file. */
export {
  html,
  render,
  Component,
  useState,
  useEffect,
  useLayoutEffect,
  useRef,
  useMemo,
} from './vendor/standalone.module.js';
import { Component } from './vendor/standalone.module.js';

/** A component that is drawn anew only when one of its properties is another. */
export class Pure extends Component {
  shouldComponentUpdate(next, state) {
    if (state !== this.state) return true;
    for (const key in next) if (key !== 'children' && next[key] !== this.props[key]) return true;
    return false;
  }
}
