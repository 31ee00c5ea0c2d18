import { plainPath } from './plain-path.js';
import type { Program } from './systemd-unit.js';

export const launchdLabel = 'picolo.print-worker';
export const plistFile = `/Library/LaunchDaemons/${launchdLabel}.plist`;
export const macData = '/Library/Application Support/Picolo Print Worker';
/** An account that every Mac has, without rights of its own. */
export const macUser = 'daemon';

/** The same service for launchd: started at boot, and again 10 s after every end. */
export function launchdPlist({ node, script }: Program): string {
  const words = [node, script, 'run', '--data', macData].map((word) => `    <string>${escaped(word)}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${launchdLabel}</string>
  <key>ProgramArguments</key>
  <array>
${words.join('\n')}
  </array>
  <key>EnvironmentVariables</key>
  <dict>
    <key>NODE_ENV</key>
    <string>production</string>
  </dict>
  <key>UserName</key>
  <string>${macUser}</string>
  <key>WorkingDirectory</key>
  <string>${escaped(macData)}</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <true/>
  <key>ThrottleInterval</key>
  <integer>10</integer>
  <key>ExitTimeOut</key>
  <integer>90</integer>
  <key>Umask</key>
  <integer>63</integer>
</dict>
</plist>
`;
}

const escaped = (word: string): string =>
  plainPath(word).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
