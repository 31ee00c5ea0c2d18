/** Drawings of `public/art.svg` by the words of a name, accents taken off; the first that fits. */
const WORDS: Readonly<Record<string, string>> = {
  candle: 'bougie|bougeoir|photophore|diffuseur|encens|parfum',
  soap: 'savon|shampo|baume|creme (?:mains|visage|corps)|gel\\b|lotion|gommage|dentifrice|bain\\b|hygiene|soin|huile de massage',
  notebook: 'carnet|cahier|agenda|repertoire|bloc|album|papeterie|bureau',
  pencil: 'stylo|crayon|feutre|plume|encre|gomme|pinceau|craie|marqueur|trousse|loisirs? creatif',
  bottle:
    'huile|vinaigre|vins?\\b|sirop|jus\\b|limonade|biere|cidre|bouteille|carafe|gourde|eau\\b|liqueur|boisson|cave',
  cup: 'cafe|decafeine|chicoree|earl grey|the\\b|thes\\b|tisane|infusion|tasse|mug|theiere|cafetiere|rooibos',
  bar: 'chocolat|tablette|nougat|praline|barre',
  jar: 'confiture|marmelade|creme de marron|pate a tartiner|fleur de sel|piment|cornichon|miel|gelee|bocal|tartinade|moutarde|rillette|terrine|caramel|tapenade|pesto|pot\\b|olive|sel\\b|epice|poivre|sauce|soupe|epicerie|gourmand',
  tin: 'biscuit|palet|petits-beurre|navette|meringue|pain\\b|sable|boite|madeleine|galette|bonbon|sardine|thon|conserve|farine|pates?\\b|riz\\b|lentille|cookie',
  board: 'planche|couteau|spatule|cuillere|louche|rouleau|couvert|ustensile|fouet|econome',
  bowl: 'saladier|assiette|plat\\b|bol\\b|mortier|coupe|verre|casserole|cocotte|poele|ramequin|cuisine|table|vaisselle|maison',
  vase: 'vase|bouquet|fleur|soliflore|deco',
  plant: 'plante|graine|semis|jardin|arros|terreau|herbe|cactus|basilic|bulbe|rempot',
  cloth:
    'torchon|serviette|nappe|plaid|tissu|coton|lin\\b|laine|coussin|drap|tablier|echarpe|linge|couverture|gant|chaussette|tapis|ruban|velours|textile|mercerie',
  bag: 'sacs?\\b|cabas|panier|tote|pochette|besace|valise|bagage|cadeau|coffret',
  lamp: 'lampe|lampion|abat|ampoule|guirlande|lanterne|luminaire|lumiere',
  book: 'livre|guide|roman|recueil|carte|affiche|papier|enveloppe|marque-page|lecture',
  toy: 'jeux?\\b|jouet|puzzle|toupie|peluche|cube|domino|enfant|marionnette|poupee|mikado',
  tool: 'brosse|balai|outil|seau|pince|marteau|ciseau|tournevis|eponge|secateur|visserie|scie|entretien|bricolage|quincaillerie|atelier',
};

const MOTIFS = Object.entries(WORDS).map(([motif, words]) => [motif, new RegExp(`\\b(?:${words})`)] as const);
const TONES = 6;
const VARIANTS = 3;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The drawing that stands for a thing: by its name, else by its department's, else a parcel. */
export function motifOf(name: string, department = ''): string {
  for (const text of [plain(name), plain(department)]) {
    const first = MOTIFS.map(([motif, words]) => ({ motif, at: text.search(words) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (first !== undefined) return first.motif;
  }
  return 'box';
}

/** Colours of a department and their shade for one thing in it, as classes. */
export const coloursOf = (departmentId: number, id: number): string =>
  `art--${String(departmentId % TONES)} art--shade-${String(id % VARIANTS)}`;
