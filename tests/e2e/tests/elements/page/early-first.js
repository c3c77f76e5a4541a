/* Before the script: an element with a property set, as a framework may. */
window.premade = document.createElement("call-button");
premade.phoneNumber = "+49 30 901820";
premade.customerName = "Lata";
