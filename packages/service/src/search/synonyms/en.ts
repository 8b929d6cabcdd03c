/**
 * Groups of phrases that customers and banks use for the same thing, one group per line. A phrase belongs here only if
 * it would be true for any bank.
 */
export const englishSynonyms = `
# cards
card | plastic | visa | mastercard | unionpay | debit card
lost | missing | misplaced | mislaid | cannot find | cant find | gone | lose | dropped | disappeared
stolen | theft | robbed | mugged | snatched | pickpocket | nicked | steal
restricted | restriction | frozen | blocked account | account blocked | account frozen | on hold | under review
block | freeze | lock | suspend | pause | disable | deactivate | stop using | on hold
unblock | unlock | unfreeze | reactivate | lift
kept | swallowed | ate | eaten | retained | captured | stuck | wont give back
atm | cash machine | cashpoint | cash point | hole in the wall | cash dispenser | machine
pin | pin code | pin number | secret number | card code | card password
forgot | forgotten | dont remember | cant remember | do not remember | lost my password
shop | store | supermarket | terminal | till | checkout | restaurant | hotel
declined | rejected | refused | turned down | not accepted | doesnt work | not working | failed
replacement | new card | reissue | substitute | renewal
deliver | delivery | post | mail | arrive | ship | courier | send out
activate | activation | switch on | turn on | enable | start using
limit | cap | maximum | ceiling | how much can i | allowance | quota | most i can
raise | increase | higher | lift | bigger | extend | bump up
lower | reduce | decrease | cut | smaller
contactless | tap | tap to pay | wave | nfc
mobile wallet | apple pay | google pay | samsung pay | huawei pay | wechat pay | alipay | phone payment | pay with my phone | wallet
credit limit | line of credit | credit line | spending limit
dispense | paid out | no cash came | no money came | came out | gave me less | banknote | note | cash
debit | charge | deduct | took | taken | book
purchase | transaction | payment | spend | bought | buy
bill | invoice | credit card statement | amount due | repayment
minimum payment | pay part | partial payment | part of my bill | part of the bill | minimum amount
instalment | installment | pay in parts | split the payment | monthly payments | spread the cost
points | rewards | bonus | miles | loyalty
annual fee | yearly fee | membership fee
chargeback | dispute | object | contest | challenge | charged twice | double charge | duplicate | wrong amount | wrongly charged
unauthorised | unauthorized | unknown payment | not recognise | not recognize | dont recognise | dont recognize | never made | did not make | didnt make | never heard | fraudulent | without my permission

# payments and transfers
transfer | send money | send a payment | send funds | wire | remit | remittance | money transfer | bank transfer | sent money | send cash | move money
recipient | payee | beneficiary | receiver | who i pay
wrong account | wrong person | wrong recipient | wrong number | wrong details | by mistake | mistaken | typo
recall | get it back | money back | reverse | undo | return | refund | reclaim | recover | give back
abroad | overseas | international | foreign | another country | other country | cross border | outside the country
abroad | holiday | travel | trip | vacation | journey | travelling
abroad | america | usa | united states | canada | mexico | brazil | britain | england | uk | germany | france | paris | italy | spain | europe | russia | india | japan | tokyo | korea | thailand | vietnam | singapore | malaysia | australia | new zealand | africa | dubai | hong kong | london | new york
standing order | regular transfer | recurring transfer | regular payment | repeat payment | every month | each month | scheduled payment | automatic transfer | monthly transfer
direct debit | subscription | mandate | automatic payment | autopay | auto renewal | taking money | membership | collect
scheduled | future date | future dated | later date | in advance
pending | delayed | not arrived | hasnt arrived | not received | hasnt shown up | didnt arrive | late | missing | still waiting | where is
incoming payment | salary | wage | payroll | paycheck | pay slip | income
qr code | payment code | scan to pay | scan code | collection code
utility | electricity | water bill | gas bill | phone bill | household bill
cheque | check book | checkbook | chequebook
iban | swift | bic | sort code | routing number | account number | bank details
instant | immediate | real time | right away | straight away | within seconds | seconds | at once | urgent | urgently | fast | quickly

# exchange and fees
exchange rate | currency rate | conversion rate | rate of exchange | fx rate
currency | foreign exchange | forex | fx | dollar | euro | pound | yen | usd | eur | gbp | hkd
foreign cash | banknote | foreign notes | travel money | holiday money | foreign banknotes | currency in cash
fee | charge | penalty | cost | price | commission | how much does | tariff | expensive | free of charge
account fee | maintenance fee | management fee | keeping the account | monthly fee | service fee | small account
withdraw | withdrawal | take out | take cash out | cash out | get cash | take money out | draw money
deposit cash | pay in | put money in | paying in | cash deposit
another bank | other bank | different bank | not your bank | interbank

# loans
loan | borrow | credit | lend | finance | lending
personal loan | consumer loan | cash loan | renovate | renovation | wedding | kitchen | furniture
business loan | working capital | cash flow | company loan | corporate loan | overdraft | expand my business | stock up
monthly rate | loan rate | interest on loan | rate for loan | lpr | apr | annual rate
mortgage | home loan | house loan | housing loan | property loan | buy a flat | buy a house | buy a home | buy an apartment
house | home | flat | apartment | property
car loan | auto loan | vehicle loan | car | vehicle
student loan | education loan | tuition
early repayment | repay early | pay off early | pay off sooner | prepay | prepayment | settle early | overpay | overpayment | pay off | pay back early | pay back ahead
early | sooner | ahead of time | before maturity | before the end | prematurely | ahead of schedule | in advance | prior to maturity
arrears | overdue | missed payment | miss a payment | cannot pay | cant pay | cant make | hardship | unemployed | lost my job | struggling | difficulty | trouble paying | behind with | postpone | defer | payment holiday | cannot afford | cant afford | cannot keep up | too much debt | no money to pay
interest | interest rate | apr | rate | yield | return
credit report | credit score | credit history | credit record | credit rating
collateral | security | guarantee | guarantor | pledge
down payment | own funds | deposit for a house | own money
apply | application | request | sign up | register | order
document | paper | paperwork | proof | evidence | certificate
eligible | qualify | requirement | condition | criteria | entitled | allowed

# deposits and accounts
savings | save | saving account | put aside | nest egg
term deposit | fixed deposit | time deposit | fixed term | lock my savings | lock money | certificate of deposit | cd
deposit insurance | deposit protection | bank goes bust | bankrupt | insolvent | bank fails | guarantee scheme | goes under | safe | protected | insured
open account | open an account | new account | become a customer | start an account | set up an account
close account | close my account | closing | close | get rid of | cancel account | terminate | shut | leave the bank
joint account | shared account | account together | with my partner | with my wife | with my husband
child | kid | son | daughter | minor | teenager | baby | newborn | underage | grandchild | grandson | granddaughter
foreigner | expat | non resident | passport | foreign national | visa holder | immigrant
dormant | inactive | unused | sleeping
balance | how much money | what is left | funds available
death | died | dead | deceased | passed away | bereavement | inherit | inheritance | estate | heir | funeral | late father | late mother
tax | taxation | tax return | tax certificate
investment | fund | stock | share | wealth management | bond
insurance | policy | cover | insured

# log-in and security
login | log in | log on | logon | sign in | signin | get in | access | locked out
password | passcode | passphrase | credentials | login code
confirm | verify | verification | second step | two step | two factor | 2fa | double check | second confirmation | extra step | authenticator
one time code | otp | verification code | text code | sms code | security code | code by text | tan
text message | sms | text
fingerprint | face id | touch id | biometric | face recognition | facial recognition | my face | faceprint
new phone | new device | change phone | another phone | different phone | new mobile | new handset | changed phone | trusted device | bind device
phone number | mobile number | cell number | telephone number | number changed
phone | mobile | smartphone | handset | cell phone | device | iphone | android
app | mobile banking | application on my phone | banking app | online banking | internet banking | e-banking | ebanking
address | moved house | moved home | relocated | moving house | new address | where i live
name | surname | last name | family name | maiden name | married | got married | divorced | name change
personal details | personal information | contact details | my details | my data
wallet | purse | bag | handbag
id | identity card | identification | id card | passport | identity document
change | update | modify | edit | amend | alter
website | page | site | homepage | web page | web site
copy | fake | clone | imitation | counterfeit | genuine | real | official
phishing | fake | scam message | suspicious | weird | strange link | link | pretending | impersonate | fishy | spoof | claiming to be
fraud | scam | scammer | swindle | con | tricked | cheated | fraudster | deceived | ripped off | conned | pretended | crook | con man | criminal
safe account | police call | police | prosecutor | officer | fake police | pretends to be police
hacked | compromised | broke into | hacker | malware | virus
privacy | personal data | gdpr | delete my data | data protection

# statements and proofs
statement | transaction history | list of transactions | all my transactions | bank records | account activity | transaction list | turnover
proof of account | certificate of deposit | account certificate | bank letter | confirmation letter | reference letter | proof of funds | proof of balance | bank reference
download | export | print | save as pdf | pdf
receipt | voucher | slip | payment confirmation | proof of payment | prove | proof | prove that i paid | show that i paid
paper | by post | letter | envelope | printed | hard copy | mail
electronic | digital | by e-mail | by email | paperless | e-statement | online
notification | alert | push message | reminder

# branch and service
branch | office | bank counter | counter | outlet | desk
video | video call | video counter | video chat | webcam | on screen | over the internet | online meeting | remote | from home
reschedule | postpone | change the time | another time | another day | other day | move my appointment | cancel my appointment | call off
appointment | visit | meeting | book | booking | reserve | reservation | slot | time slot | schedule a visit | meet an adviser
opening hours | open on | hours | what time do you open | what time do you close | business hours | weekend | saturday | sunday | closing time | public holiday | spring festival | new year | christmas | national day | holidays
queue | line | wait | waiting | queue number | ticket
safe deposit box | safe box | locker | vault
elder | elderly | old | senior | grandma | grandmother | grandfather | grandpa | pensioner | aged | older people | retired | parent
large text | bigger text | font size | text size | bigger letters | larger letters | big font | bigger font | elder mode | easy mode | simple mode | hard to read | read the screen | enlarge | enlarge the letters | zoom | magnify | too small
power of attorney | authorise someone | authorised person | on behalf | behalf of | act for | proxy | manage the account for | trusted person | representative | third party | someone else | let my son | let my daughter | for my mother | for my father | help my parents | look after the money
home visit | house call | come to my home | visit at home | bedridden | hospital | cannot come | door to door
braille | blind | visually impaired | cannot see | cant see | low vision | sight | screen reader | talking machine
deaf | hard of hearing | hearing impaired | sign language | cannot hear | cant hear | captions
disability | disabled | wheelchair | blind | deaf | sign language | hearing | visually impaired | accessibility
pension | social security | retirement

# business
business | company | firm | corporate | enterprise | shop | self employed | merchant | store | employer
staff | employee | worker | team | personnel | colleague
left the company | resigned | quit | dismissed | fired | left us | no longer works
pay wages | payroll | pay salaries | salaries | pay staff | staff wages | batch payment | bulk payment | in bulk | pay employees
signatory | authorised signatory | signature | sign | signer | stamp | seal
user rights | user | operator | permission | approve | approval | authorise | role | dual control | two people | sign off | second person
accept payments | take payments | card terminal | card reader | pos | point of sale | merchant | collect payments | acquiring | take card payments | accept card | accept cards | card payments | take cards | cashless
company registration | business licence | business license | articles of association | legal representative

# complaints
complaint | complain | unhappy | not happy | dissatisfied | grievance | rude | bad service | poor service | treated badly | file a complaint
no answer | no reply | nobody replied | nobody answered | not answered | still no answer | no response | status | progress | follow up
decision | result | outcome | reply | answer | disagree | dont accept | do not accept | dont agree | appeal | review
ombudsman | regulator | mediation | mediate | authority | escalate | supervisor | not satisfied with the answer
how long | duration | time | working days | deadline | when will | how fast | how quickly | how soon
feedback | suggestion | idea | praise | compliment
`;
