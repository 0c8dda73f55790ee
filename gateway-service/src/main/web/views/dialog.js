/** What stands above the page: one dialog at a time. */
import { html } from '../lib.js';
import { place } from '../state/place.js';
import { t } from '../i18n/index.js';
import { Frame, close } from './frame.js';
import { ServerDialog } from './new-server.js';
import { InviteDialog } from './invite.js';
import { ChannelDialog } from './channel-settings.js';
import { SettingsDialog } from './server-settings.js';
import { MeDialog } from './me.js';
import { PersonDialog } from './person.js';
import { GroupDialog } from './friends.js';
import { VoiceDialog } from './voice.js';

const BODIES = {
  server: ServerDialog,
  invite: InviteDialog,
  channel: ChannelDialog,
  settings: SettingsDialog,
  me: MeDialog,
  person: PersonDialog,
  group: GroupDialog,
  voice: VoiceDialog,
  confirm: Confirm,
};

export function Dialog() {
  const { dialog } = place;
  const Body = dialog && BODIES[dialog.is];
  return Body ? html`<${Body} key=${dialog.is} ...${dialog} />` : null;
}

function Confirm({ words, yes, then }) {
  const go = () => {
    close();
    then();
  };
  return html`<${Frame} title=${words}><div class="row end"><button class="plain" onClick=${close}>${t('cancel')}</button><button class="danger" autofocus onClick=${go}>${yes}</button></div><//>`;
}
