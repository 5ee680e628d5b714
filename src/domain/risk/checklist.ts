/** Decides the checklist: the factors and indicators of Appendix 3, the further signs of §8 and the routes of §6, worded as they stand there. */
import { printed } from '../form/choices';
import type { Choice } from '../form/field';

/** The 14 vulnerability factors of Appendix 3, in its order. */
export const FACTORS: readonly Choice[] = printed([
  [
    'household',
    'Living in a chaotic or dysfunctional household (including parental substance use, domestic violence, parental mental health issues, parental criminality)',
  ],
  [
    'abuse-history',
    "History of abuse (including familial child sexual abuse, risk of forced marriage, risk of 'honour' based violence, physical and emotional abuse and neglect)",
  ],
  ['bereavement', 'Recent bereavement or loss'],
  [
    'gang-association',
    'Gang association either through relatives, peers or intimate relationships (in cases of gang associated CSE only)',
  ],
  ['school-peers', 'Attending school with young people who are sexually exploited'],
  ['learning-disabilities', 'Learning disabilities'],
  ['orientation', 'Unsure about their sexual orientation or unable to disclose sexual orientation to their families'],
  ['friends', 'Friends with young people who are sexually exploited'],
  ['homeless', 'Homeless'],
  ['gang-neighbourhood', 'Living in a gang neighbourhood'],
  ['residential-care', 'Living in residential care'],
  ['hostel', 'Living in hostel, bed and breakfast accommodation or a foyer'],
  ['self-esteem', 'Low self-esteem or self-confidence'],
  ['young-carer', 'Young carer'],
]);

/** The 13 risk indicators of Appendix 3, in its order. */
export const INDICATORS: readonly Choice[] = printed([
  ['missing', 'Missing from home or care'],
  ['injuries', 'Physical injuries'],
  ['drugs-alcohol', 'Drug or alcohol misuse'],
  ['offending', 'Involvement in offending'],
  ['repeat-sti', 'Repeat sexually-transmitted infections, pregnancy and terminations'],
  ['absent-school', 'Absent from school'],
  ['appearance', 'Change in physical appearance'],
  [
    'bullying-online',
    'Evidence of sexual bullying and/or vulnerability through the internet and/or social networking sites',
  ],
  ['gifts', 'Receipt of gifts from unknown sources'],
  ['recruiting', 'Recruiting others into exploitative situations'],
  ['mental-health', 'Poor mental health'],
  ['self-harm', 'Self-harm'],
  ['suicide', 'Thoughts of or attempts at suicide'],
]);

/** Indicators that speak for category 2 by themselves (product §1.5). */
export const STRONG_INDICATORS: readonly string[] = ['recruiting', 'repeat-sti', 'gifts'];

const listed = (entries: readonly (readonly [id: string, label: string])[]): readonly Choice[] =>
  entries.map(([id, label]) => ({ id, label }));

/** The 24 signs of §8, in its order. */
export const SIGNS: readonly Choice[] = listed([
  ['unexplained-gifts', 'Unexplained gifts'],
  ['new-things', 'Unaffordable new things (clothes, mobile) or expensive habits (alcohol, drugs)'],
  ['drug-alcohol', 'Drug use, alcohol abuse'],
  ['injuries', 'Physical injuries'],
  ['going-missing', 'Going missing from care/home, running away, homelessness'],
  ['disengaged', 'Disengagement with school, not in school, truancy, exclusion'],
  ['health', 'Repeat sexually transmitted infections; in girls repeat pregnancy, terminations, miscarriage'],
  ['knowledge', "Inappropriate sexual behaviour or knowledge that is outside of what's expected developmentally"],
  ['risk-taking', 'Sexually risk-taking behaviour'],
  ['older-partners', 'Association with older men or women, or older boyfriends'],
  ['older-groups', 'Hanging out with groups of older people, anti-social groups, other vulnerable peers'],
  ['behaviour', 'Unexplained changes in behaviour or personality (chaotic, aggressive, sexual)'],
  [
    'fearful',
    'Involved in abusive relationships, intimidated and fearful of certain people or situations, including peers or gang associates',
  ],
  ['perpetrators', 'Contact with known perpetrators'],
  ['self-harm', 'Self-harming, suicide attempts, overdosing, eating disorders'],
  ['assault', 'Injuries from physical assault, physical restraint, sexual assault'],
  ['cars', 'Getting into/out of different cars'],
  ['places', 'Seen at known places of concern'],
  ['moving', 'Moving around the country, appearing in new towns or cities, not knowing where they are'],
  ['gangs', 'Gang fights, gang membership'],
  ['offending', 'Engagement in offending, criminal activity'],
  ['police', 'Police involvement, police records'],
  [
    'bullying',
    'Evidence of sexual bullying by peers and/or vulnerability through the internet and/or social networking sites',
  ],
  ['estranged', 'Estranged from their family, professional network or support'],
]);

/** The seven routes into exploitation of §6. */
export const ROUTES: readonly Choice[] = listed([
  ['older-boyfriend', 'Older boyfriend model'],
  ['gang-group', 'Gang and group Sexual Exploitation'],
  ['peer', 'Peer exploitation'],
  ['family', 'Parent or family member'],
  ['opportunistic', 'Opportunistic targeting'],
  ['online-grooming', 'Online grooming'],
  ['trusted-friends', 'Trusted friends'],
]);

/** What §6 says can happen online, in our words. */
export const ONLINE_WAYS: readonly string[] = [
  'Someone wins the child’s trust online, perhaps by pretending to be a child, or watches what they do there.',
  'The child is asked to talk about sex online or by phone.',
  'The child is asked to take or share sexual pictures of themselves.',
  'The child is asked to do sexual things that are recorded or shown live.',
  'Pictures or films of a child being abused are made, kept or passed on.',
  'Someone arranges to meet the child in order to abuse them.',
  'All of this can come from other young people or gangs as well as from adults (§6).',
];
