/** The emblem of the demo company, drawn for it: a leaf of the lime tree, with its bract and two fruits. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="184" height="184" viewBox="0 0 184 184">
  <circle cx="92" cy="92" r="88" fill="#f4f1e8"/>
  <circle cx="92" cy="92" r="84" fill="none" stroke="#2f5d46" stroke-width="3"/>
  <path fill="#2f5d46" d="M90 152 C82 140 40 122 38 84 C36 62 52 46 68 48 C79 49 87 57 90 68
    C95 55 105 47 117 48 C136 50 148 68 142 90 C134 120 98 136 90 152 Z"/>
  <g fill="none" stroke="#f4f1e8" stroke-width="3.2" stroke-linecap="round">
    <path d="M90 140 C91 116 91 92 90 70"/>
    <path d="M90.5 122 C104 112 118 104 130 90"/>
    <path d="M90.5 102 C101 92 111 82 118 68"/>
    <path d="M90.5 122 C78 113 64 104 53 90"/>
    <path d="M90.5 102 C80 93 71 82 66 68"/>
  </g>
  <path d="M90 68 C90 54 93 40 102 28" fill="none" stroke="#2f5d46" stroke-width="4.5" stroke-linecap="round"/>
  <path d="M97 36 C112 22 130 24 139 36 C124 44 108 44 97 36 Z" fill="#b9c98f"/>
  <path d="M93 46 C89 40 85 37 79 34 M85 37 C80 33 75 31 69 29" fill="none" stroke="#2f5d46" stroke-width="2"
    stroke-linecap="round"/>
  <g fill="#c98a2b"><circle cx="79" cy="34" r="5"/><circle cx="69" cy="29" r="4"/></g>
</svg>`;
