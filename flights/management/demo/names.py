"""Common Peruvian names, from which the demo invents its people."""

WOMEN = (
    "María", "Rosa", "Ana", "Luz", "Carmen", "Juana", "Julia", "Milagros", "Flor", "Yolanda", "Silvia", "Gladys",
    "Nelly", "Elizabeth", "Patricia", "Sonia", "Maribel", "Rocío", "Katherine", "Jessica", "Lizbeth", "Fiorella",
    "Camila", "Valeria", "Andrea", "Daniela", "Ximena", "Alejandra", "Gabriela", "Karla", "Diana", "Pilar", "Nérida",
    "Esther", "Ruth", "Noemí", "Sheyla", "Brenda", "Claudia", "Mónica",
)  # fmt: skip
MEN = (
    "José", "Juan", "Luis", "Carlos", "Jorge", "Miguel", "Víctor", "César", "Pedro", "Manuel", "Julio", "Jesús",
    "Walter", "Percy", "Wilmer", "Edgar", "Hugo", "Raúl", "Óscar", "Marco", "Diego", "Renzo", "Bruno", "Sebastián",
    "Rodrigo", "Gonzalo", "Kevin", "Brayan", "Jhon", "Álvaro", "Mateo", "Thiago", "Adrián", "Franco", "Iván", "Saúl",
    "Elmer", "Roger", "Ángel", "Fernando",
)  # fmt: skip
SECOND = ("", "", "", "del Carmen", "Isabel", "Elena", "Milagros", "Beatriz", "Victoria", "Luisa")
SECOND_OF_MEN = ("", "", "", "Alberto", "Antonio", "Enrique", "Martín", "Eduardo", "Andrés", "Javier")
SURNAMES = (
    "Quispe", "Flores", "Sánchez", "Rodríguez", "García", "Rojas", "Díaz", "Torres", "Mamani", "López",
    "Gonzales", "Pérez", "Chávez", "Vásquez", "Ramos", "Ramírez", "Mendoza", "Espinoza", "Castillo", "Huamán",
    "Vargas", "Gutiérrez", "Cruz", "Condori", "Ruiz", "Castro", "Fernández", "Morales", "Cárdenas", "Salazar",
    "Guerrero", "Ccori", "Apaza", "Chuquimamani", "Choque", "Ticona", "Paredes", "Medina", "Núñez", "Aguilar",
    "Cabrera", "Ortiz", "Silva", "Palomino", "Zegarra", "Villanueva", "Cáceres", "Valdivia", "Yupanqui", "Tello",
    "Alarcón", "Delgado", "Peña", "Ñahui", "Matos", "Arce", "Benites", "Carrasco", "Durand", "Echevarría",
    "Figueroa", "Injante", "Julca", "Loayza", "Minaya", "Noriega", "Ochoa", "Puma", "Reátegui", "Saavedra",
    "Tapia", "Ugarte", "Vílchez", "Zavaleta", "de la Cruz", "del Águila",
)  # fmt: skip
REGIONS = (
    "PE-LIM", "PE-LIM", "PE-LIM", "PE-CAL", "PE-ARE", "PE-LAL", "PE-PIU", "PE-CUS", "PE-JUN", "PE-LAM", "PE-ANC",
    "PE-ICA", "PE-PUN", "PE-CAJ", "PE-LOR", "PE-TAC", "PE-SAM", "PE-AYA",
)  # fmt: skip
STREETS = (
    "Palm Avenue",
    "Lake Street",
    "3rd Avenue",
    "Main Street",
    "Ocean Drive",
    "Park Road",
    "Cedar Lane",
    "Hill Street",
)
