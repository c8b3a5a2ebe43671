"""Names and how common they are: well-known ones at the head of a long tail of made-up ones, as a country has them."""

import itertools
import random
from collections.abc import Sequence


def _words(text: str) -> list[str]:
    """An underline is a blank inside a name."""
    return [word.replace("_", " ") for word in text.split()]


SURNAMES = _words("""
RODRIGUEZ GARCIA SANCHEZ FLORES QUISPE LOPEZ GONZALES TORRES PEREZ DIAZ RAMIREZ ROJAS FERNANDEZ VASQUEZ CASTILLO
CHAVEZ RAMOS MAMANI ESPINOZA GUTIERREZ MENDOZA HUAMAN CRUZ RUIZ CASTRO VARGAS GOMEZ ROMERO MARTINEZ HERNANDEZ SALAZAR
REYES RIVERA MORALES LEON DE_LA_CRUZ CARDENAS ALVAREZ VEGA CONDORI AGUILAR SILVA HUAMANI SOTO MEDINA ORTIZ CORDOVA
CABRERA HERRERA GUERRERO SUAREZ DELGADO PAREDES CAMPOS SALAS BENITES MIRANDA VALDEZ CACERES VERA ARIAS FIGUEROA
ALARCON MUÑOZ PALOMINO PEÑA GUEVARA ACOSTA ZAPATA MEJIA ZEVALLOS PONCE NAVARRO RIOS CCAHUANA APAZA CHOQUE JIMENEZ
CALDERON NUÑEZ VILLANUEVA LEIVA BARRIENTOS OCHOA SAAVEDRA SANDOVAL VALVERDE MONTES SOLIS PACHECO ORDOÑEZ DEL_CARPIO
DE_LOS_SANTOS SAN_MARTIN SANTA_MARIA LA_TORRE VELASQUEZ YUPANQUI CCOPA GUAMAN TITUAÑA OYARZUN CHUQUI YANQUI LLERENA
ESTEBAN PAUCAR POMA ÑAUPARI HUANCA LAURA COAQUIRA TICONA CUTIPA ARAPA HOLGUIN UGARTE ZEGARRA BEDOYA CARPIO MALPARTIDA
ESCOBAR PORTOCARRERO FUENTES LUQUE MAQUERA CHAMBI VILCA LIMACHI ATENCIO URIBE MAYTA PALACIOS VIZCARRA BUSTAMANTE CUEVA
LOAYZA CANO BARRETO TELLO MARIN CORTEZ DUEÑAS IBAÑEZ ROBLES TAPIA GALLARDO PIZARRO QUIROZ
""")
WOMEN = _words("""
MARIA ROSA ANA CARMEN LUZ JUANA ELENA JULIA MARTHA SONIA PATRICIA FIORELLA BRENDA YESSENIA KATHERINE ELIZABETH NELLY
RUTH GLADYS SILVIA FLOR ISABEL TERESA MERCEDES PILAR DOLORES LUCIA VALERIA CAMILA DANIELA ANGELA VERONICA ROXANA
YOLANDA MILAGROS LOURDES CECILIA CLAUDIA DIANA KARINA VANESSA JESSICA SHIRLEY YENNY LIDIA OLGA BERTHA NORMA BEATRIZ
ESTHER SARA ROCIO GUADALUPE CONCEPCION ROSARIO VICTORIA CRISTINA SANDRA MONICA SUSANA XIMENA JIMENA NOEMI EVELYN
""")
MEN = _words("""
JOSE LUIS JUAN CARLOS JORGE MIGUEL VICTOR CESAR PEDRO MANUEL JESUS ANGEL DAVID ALEXANDER JHON WALTER HUGO DIEGO KEVIN
ANTONIO FERNANDO EDUARDO ROBERTO RICARDO MARIO RAUL JULIO OSCAR EDGAR FREDY WILLIAM PERCY RONALD GUILLERMO FRANCISCO
ALBERTO ENRIQUE JAVIER MARCO PABLO DANIEL SERGIO RUBEN MARTIN FELIX TEOFILO WILBER YONATHAN CRISTIAN BRAYAN ANDERSON
IGNACIO GABRIEL ALEJANDRO EMILIO HECTOR ESTEBAN SANTIAGO RENZO GIANCARLO NICOLAS SEBASTIAN SAMUEL ELIAS ISAAC ADRIAN
""")
SHORT_FORMS = {
    "JOSE": "PEPE", "FRANCISCO": "PACO", "LUIS": "LUCHO", "IGNACIO": "NACHO", "DOLORES": "LOLA", "ROSARIO": "CHARO",
    "CONCEPCION": "CONCHA", "GUILLERMO": "MEMO", "MIGUEL": "MICHAEL", "JORGE": "GEORGE", "ISABEL": "CHABELA",
    "JESUS": "CHUCHO", "ELIZABETH": "ELI", "PATRICIA": "PATTY", "MANUEL": "MANOLO", "ALEXANDER": "ALEX",
}  # fmt: skip
OPENINGS = _words("B C CH CCH D F G H HU J L LL M N Ñ P QU R S T TR V Y Z")
MIDDLES = _words("A E I O U AI AU IA UE")
JOINTS = _words("B C D L LL M MP N ND NT R RR S ST T TR Y Z")
ENDINGS = _words("A ANA ANO AY AZ ECO ENA ERO EZ I IA ILLO INA IRI O ONA OS UMA UQUE URI")
GIVEN_ENDINGS = {"F": _words("A ENA IA ELA INDA IS ETH"), "M": _words("O ER SON IN EL ANDRO ES")}


class Pool:
    """Words with weights that fall as 1/(rank + shift)^slope: drawn as often as a country's names are."""

    def __init__(self, words: Sequence[str], *, shift: float, slope: float) -> None:
        self.words = list(words)
        weights = ((rank + shift) ** -slope for rank in range(1, len(words) + 1))
        self.sums = list(itertools.accumulate(weights))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.words, cum_weights=self.sums)[0]


def made_up(chance: random.Random, endings: Sequence[str], count: int) -> list[str]:
    """Words that sound Spanish or Andean and are nobody's in particular; in an order of their own."""
    found: dict[str, None] = {}
    while len(found) < count:
        word = chance.choice(OPENINGS) + chance.choice(MIDDLES) + chance.choice(JOINTS)
        if chance.random() < 0.5:
            word += chance.choice("AEIOU") + chance.choice(JOINTS)
        found[(word + chance.choice(endings)).replace("QUU", "QU").replace("QUA", "CUA").replace("QUO", "CO")] = None
    return list(found)


class Pools:
    """Of one country, which the seed makes: 30,000 surnames, 12,000 given names."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(f"names {seed}")
        self.surnames = Pool([*SURNAMES, *made_up(chance, ENDINGS, 30_000)], shift=12, slope=1.3)
        self.given = {
            sex: Pool([*words, *made_up(chance, GIVEN_ENDINGS[sex], 6_000)], shift=2, slope=1.3)
            for sex, words in (("F", WOMEN), ("M", MEN))
        }
