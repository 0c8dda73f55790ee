/** The frame of each dialog: a native modal one, closed by Escape, a click beside it, or its button. */
import { html, useEffect, useRef } from '../lib.js';
import { show } from '../state/place.js';
import { t } from '../i18n/index.js';
import { IconButton } from './parts.js';

export const close = () => show({ dialog: null });

export function Frame({ title, large, children }) {
  const element = useRef();
  useEffect(() => {
    const before = document.activeElement;
    element.current.showModal();
    return () => before?.focus?.();
  }, []);
  return html`
    <dialog ref=${element} class=${large ? 'large' : ''} aria-label=${title} onClose=${close} onClick=${(event) => event.target === element.current && close()}>
      <header class="dialog-head"><h2>${title}</h2><${IconButton} icon="close" label=${t('close')} onClick=${close} /></header>
      <div class="dialog-body">${children}</div>
    </dialog>
  `;
}
