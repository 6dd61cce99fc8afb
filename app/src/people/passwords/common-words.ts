/**
 * Words, names and runs people most often make passwords of, in the languages of our members. The list is our own, written
 * by hand and copied from no published one; lower case, without digits. What people make of them (years, digits, capitals,
 * disguise, two in a row) is refused by rule in `password-rules.ts`; `common-passwords.test.ts` makes more than three
 * thousand of those and tries each.
 */
const text = `
password passwort passwd pass contrasena contraseña clave parola parole secret secreto secreta geheim hasło senha motdepasse
letmein dejameentrar welcome bienvenido bienvenida bunvenit hello hola salut goodbye adios login signin access acceso acces admin
administrator administrador root user usuario utilizator guest invitado test testing prueba demo default changeme change cambiar
changeit nothing nada nimic whatever something anything everything forever siempre mereu never nunca niciodata together juntos
iloveyou ilove loveyou teamo tequiero teiubesc love amor amour dragoste iubire iubita iubitul mylove miamor lover sweetheart
darling honey baby babygirl babyboy angel angelito angelica ingeras princess princesa printesa prince principe queen reina regina
king rey rege lord master god dios dumnezeu jesus jesucristo iisus cristo christ maria virgen mother madre mama mami mamita mamica
father padre papa papi tata tati daddy mommy mummy mum mom dad sister hermana sora brother hermano frate family familia familie
children child hijo hija hijos nino nina copil copii copilul fiul fiica son daughter wife husband esposa esposo sotie sot friend
friends amigo amiga amigos prieten prietena grandma grandpa abuela abuelo bunica bunicul school escuela scoala work trabajo munca
home casa house hogar acasa doctor medico medic hospital spital health salud sanatate medicine medicina pills disease enfermedad
boala rare raro rara rares research patient paciente pacient carer cuidador caregiver support help ayuda ajutor hope esperanza
speranta faith peace paz pace happy feliz fericit smile sonrisa zambet life vida viata live world mundo lume heaven cielo cer star
estrella stea stars sun sol soare sunshine sunny moon luna moonlight rain lluvia ploaie rainbow arcoiris curcubeu snow nieve zapada
winter invierno iarna summer verano vara spring primavera autumn otono toamna fall january enero ianuarie february febrero
februarie march marzo martie april abril aprilie may mayo mai june junio iunie july julio iulie august agosto september septiembre
septembrie october octubre octombrie november noviembre noiembrie december diciembre decembrie monday lunes luni tuesday martes
marti wednesday miercoles miercuri thursday jueves joi friday viernes vineri saturday sabado sambata sunday domingo duminica
today hoy azi tomorrow manana maine morning noche noapte night evening christmas navidad craciun easter pascua paste birthday
cumpleanos holiday vacaciones vacanta football futbol fotbal soccer baseball basketball hockey tennis barcelona realmadrid madrid
valencia sevilla atletico betis steaua dinamo rapid liverpool chelsea arsenal manchester united juventus milan inter messi ronaldo
españa espana spain romania bucuresti cluj timisoara iasi london londres paris berlin roma newyork america europe europa england
mexico argentina colombia chile peru venezuela california texas canada italia france francia germany alemania portugal dog perro
caine puppy perrito catelus cat gato gatito pisica kitty kitten monkey mono maimuta horse caballo cal tiger tigre tigru lion leon
leu bear oso urs eagle aguila vultur wolf lobo lup fox zorro vulpe rabbit conejo iepure bird pajaro pasare fish pez peste butterfly
mariposa fluture dolphin delfin shark tiburon turtle tortuga dragon unicorn dinosaur flower flor floare flowers flores rose rosa
trandafir lily sunflower girasol tree arbol copac forest bosque padure mountain montana munte river rio ocean oceano beach playa
plaja island isla water agua apa fire fuego foc earth tierra pamant wind viento chocolate cookie cookies banana orange naranja
portocala apple manzana mar cherry cereza cirese strawberry fresa capsuna peaches coffee cafe cafea pizza cheese queso branza
pepper ginger vanilla candy caramelo bombon sugar azucar zahar summertime computer ordenador calculator internet google facebook
instagram whatsapp youtube twitter microsoft windows apple samsung android iphone nokia linux server network wifi email correo
mercedes ferrari porsche toyota honda renault dacia audi volkswagen mustang harley yamaha corvette batman superman spiderman
starwars pokemon pikachu naruto minecraft fortnite roblox mario zelda matrix gandalf hobbit potter harrypotter hermione snoopy
mickey minnie disney barbie shadow phoenix falcon ranger hunter killer ninja warrior soldier samurai viking pirate wizard magic
mystery freedom libertad libertate power poder putere strong fuerte money dinero bani lucky suerte noroc winner ganador champion
campeon campion number numero numar letter one two three four five six seven eight nine ten uno dos tres cuatro cinco seis siete
ocho nueve diez unu doi trei patru cinci sase sapte opt noua zece red rojo rosu blue azul albastru green verde yellow amarillo
galben black negro negru white blanco alb pink purple violet silver golden gold oro aur color colour metal music musica muzica
guitar guitarra chitara piano rock metallica nirvana beatles eminem shakira eminescu dancing dance baile danza alexandra alexandru
alexander alejandro alejandra andrea andrei andreea andrew antonio anthony ana ashley beatriz carlos carmen catalin charlie
christina christopher claudia cristian cristina cristiano daniel daniela danielle david diana diego edward elena elizabeth
emilia emily enrique fernando florin francisco francesca gabriel gabriela george gheorghe hannah ionut isabel isabella jackson
jacob james jasmine javier jennifer jessica jesus joan jordan jorge jose joseph joshua juan julia justin katherine kevin laura
lauren lorena lorenzo lucia luis manuel marcos margarita maria mariana marina mario marius martin martina matthew melissa michael
michelle miguel mihaela mihai mihnea monica natalia nathan nicolae nicolas nicole olivia oscar pablo patricia patrick paula
pedro peter radu rafael ramon ramona raquel rebecca ricardo richard robert roberto rodrigo samantha samuel sandra santiago sara
sarah sebastian sergio silvia simona sofia sophia sorin stefan stefania stephanie steven susana tatiana teresa thomas tiffany
valentin valentina vanessa veronica victor victoria vlad william
qwerty qwertz azerty qwertyuiop qwertyuiopasdfghjklzxcvbnm asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc poiuytrewq
lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefgh abcdefghij abcdefghijklmnop abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba
correcthorsebatterystaple correct horse battery staple thequickbrownfox jumpsoverthelazydog loremipsum loremipsumdolorsitamet
tobeornottobe tobeornottobethatisthequestion openthedoor opensesame abretesesamo trustno letmeinplease iloveyousomuch
tequieromucho teiubescmult passwordpassword mypassword thisismypassword micontrasena parolamea nomeacuerdo dontforget nuuita
remember recuerda newpassword nuevacontrasena parolanoua temporary temporal temporar secure security seguridad securitate private
privado privat personal account cuenta cont member miembro membru fuckyou asshole bitch cabron puta mierda pendejo carajo bastard
`

export const commonWords: ReadonlySet<string> = new Set(text.split(/\s+/).filter((word) => word.length > 2))
