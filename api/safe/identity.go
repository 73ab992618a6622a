package safe

import "strings"

// wellKnownPersonal covers identity data by folded names. "name", "address" and
// "city" alone are not among it: operators, products and networks have them too, see
// [person]. Country, nationality and language stay: support needs them, and they are
// a million people's.
func wellKnownPersonal(name string) (Class, string) {
	if kind := identity(name); kind != "" {
		return Personal, kind
	}
	if kind := identity(strings.TrimPrefix(name, "x")); kind != "" { // X-IMSI
		return Personal, kind
	}
	switch name {
	case "selfie", "selfieimage", "portrait", "faceimage", "documentimage", "documentfront", "documentback":
		return Proof, "image"
	}
	return Plain, ""
}

func identity(name string) (kind string) {
	switch name {
	case "phone", "phonenumber", "mobile", "mobilenumber", "mobilephone", "msisdn", "telephone", "telephonenumber", "cellphone", "cellnumber",
		"phoneno", "mobileno", "gsm", "whatsapp", "telefon", "telefonnummer", "handynummer", "fax", "faxnumber":
		return "phone"
	case "email", "emailaddress", "mail", "useremail", "mailaddress", "emails", "emailaddresses":
		return "email"
	case "firstname", "lastname", "fullname", "givenname", "familyname", "surname", "middlename", "firstnames", "lastnames", "givennames", "middlenames",
		"forename", "maidenname", "birthname", "nickname", "preferredname", "legalname", "fname", "lname", "personname", "holdername", "cardholder",
		"cardholdername", "accountholder", "fathername", "fathersname", "mothername", "mothersname", "grandfathername", "patronymic",
		"vorname", "nachname", "familienname", "geburtsname", "prenom", "prénom", "nomdefamille", "apellido", "apellidos", "cognome":
		return "name"
	case "username", "xuser", "xlogin", "xuserlogin", "xremoteuser", "remoteuser", "xforwardeduser", "xauthuser", "xauthrequestuser", "xwebauthuser":
		return "user"
	case "dateofbirth", "birthdate", "birthday", "dob", "birth", "birthyear", "yearofbirth", "geburtsdatum", "geburtstag", "datedenaissance", "fechadenacimiento", "datadinascita":
		return "birth-date"
	}
	return identityOnPaper(name)
}

// identityOnPaper is what stands on papers and devices.
func identityOnPaper(name string) (kind string) {
	switch name {
	case "nationalid", "nationalidnumber", "nationalnumber", "nationalno", "ssn", "socialsecuritynumber", "nationalinsurancenumber", "passport", "passportnumber", "passportno",
		"documentnumber", "documentno", "docnumber", "idnumber", "idno", "idcardnumber", "identitynumber", "identitycardnumber", "identificationnumber", "personalnumber",
		"personalidnumber", "personalcode", "taxid", "taxnumber", "taxpayerid", "tin", "licensenumber", "licencenumber", "driverlicense", "driverslicense",
		"driverlicensenumber", "drivinglicencenumber", "drivinglicensenumber", "residencepermitnumber", "residencynumber", "visanumber", "mrz", "emiratesid",
		"iqama", "iqamanumber", "civilid", "civilidnumber", "qid", "cpr", "cprnumber", "ausweisnummer", "passnummer", "steuernummer":
		return "document"
	case "iban", "bankaccount", "bankaccountnumber", "accountiban":
		return "iban"
	case "street", "streetaddress", "streetname", "addressline1", "addressline2", "addressline3", "address1", "address2", "addressline", "postcode", "postalcode", "zipcode", "zip", "plz",
		"housenumber", "housename", "apartment", "apartmentnumber", "buildingnumber", "postaladdress", "homeaddress", "billingaddress", "shippingaddress", "strasse", "straße", "hausnummer",
		"placeofbirth", "birthplace":
		return "address"
	case "ip", "ipaddress", "clientip", "remoteaddr", "remoteip", "remoteaddress", "userip", "sourceip", "xforwardedfor", "xrealip", "xoriginalclientip", "xclientip", "trueclientip", "cfconnectingip", "forwardedfor", "ipv4", "ipv6":
		return "ip"
	case "deviceid", "deviceuuid", "deviceidentifier", "installationid", "installid", "advertisingid", "advertisingidentifier", "idfa", "idfv", "gaid", "adid", "aaid", "androidid",
		"udid", "imei", "imsi", "iccid", "eid", "macaddress", "serialnumber", "xdeviceid":
		return "device"
	}
	return ""
}

// personalByEnd takes names that somebody put a word before: billing_street,
// customerPhone, applicant-first-name, nameEn. What ends like one by chance
// (microphone) is told by its value, see [plausible].
func personalByEnd(name string) (Class, string) {
	for _, language := range [...]string{"arabic", "english", "latin", "native", "local", "ar", "en"} {
		if bare, ok := strings.CutSuffix(name, language); ok && identity(bare) == "name" {
			return Personal, "name"
		}
	}
	for _, end := range personalEnds {
		if strings.HasSuffix(name, end) && !strings.HasSuffix(name, "microphone") && !strings.HasSuffix(name, "headphone") {
			return wellKnownPersonal(end)
		}
	}
	return Plain, ""
}

var personalEnds = [...]string{
	"phone", "phonenumber", "mobilenumber", "msisdn", "email", "emailaddress", "firstname", "lastname", "fullname", "familyname", "givenname", "surname", "middlename",
	"dateofbirth", "birthdate", "passportnumber", "documentnumber", "nationalid", "licensenumber", "licencenumber", "idcardnumber", "taxid", "streetaddress", "addressline1", "addressline2",
	"postcode", "postalcode", "zipcode", "street", "ipaddress", "clientip", "deviceid", "iban",
}
