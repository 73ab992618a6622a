package ticket

import (
	"casebook/api/safe"
	"casebook/api/systems"
)

// The names of blocks. Their keys are the contract of the JSON format: they are only
// ever added to.
var (
	noTerm          = term{}
	termAnswer      = term{safe.Const("answer-body"), safe.Const("")}
	termAnswered    = term{safe.Const("caller-answer"), safe.Const("")}
	termAsk         = term{safe.Const("settle"), safe.Const("")}
	termBroken      = term{safe.Const("answer-broken"), safe.Const("")}
	termCallID      = term{safe.Const("call-id"), safe.Const("Request id")}
	termCaller      = term{safe.Const("called-as"), safe.Const("Called as")}
	termCause       = term{safe.Const("cause"), safe.Const("")}
	termClock       = term{safe.Const("clock"), safe.Const("Clock")}
	termCommand     = term{safe.Const("curl"), safe.Const("")}
	termDifference  = term{safe.Const("difference"), safe.Const("")}
	termEnvironment = term{safe.Const("environment"), safe.Const("Environment")}
	termEvidence    = term{safe.Const("evidence"), safe.Const("")}
	termFailure     = term{safe.Const("no-answer"), safe.Const("What happened")}
	termMarks       = term{safe.Const("marks"), safe.Const("")}
	termOurs        = term{safe.Const("our-reference"), safe.Const("")}
	termRequest     = term{safe.Const("request-body"), safe.Const("")}
	termRequestLine = term{safe.Const("request-line"), safe.Const("Request")}
	termSame        = term{safe.Const("same"), safe.Const("The same in both")}
	termSent        = term{safe.Const("sent"), safe.Const("")}
	termServer      = term{safe.Const("server"), safe.Const("Server")}
	termStatus      = term{safe.Const("status"), safe.Const("HTTP status, code, message")}
	termStep        = term{safe.Const("step"), safe.Const("")}
	termSummary     = term{safe.Const("summary"), safe.Const("")}
	termThought     = term{safe.Const("thought"), safe.Const("")}
	termTime        = term{safe.Const("time"), safe.Const("Time")}
	termTimeline    = term{safe.Const("attempt"), safe.Const("")}
	termTo          = term{safe.Const("to"), safe.Const("")}
	termTook        = term{safe.Const("took"), safe.Const("Took")}
	termTraining    = term{safe.Const("training"), safe.Const("")}
	termVersions    = term{safe.Const("versions"), safe.Const("")}
	termYours       = term{safe.Const("your-reference"), safe.Const("")}
)

// partName is the name of a part in the JSON format.
func partName(p systems.Part) safe.Text {
	switch p {
	case systems.PartSummary:
		return safe.Const("summary")
	case systems.PartEnvironment:
		return safe.Const("environment")
	case systems.PartTimeline:
		return safe.Const("timeline")
	case systems.PartDifferences:
		return safe.Const("differences")
	case systems.PartCauses:
		return safe.Const("causes")
	case systems.PartChecklist:
		return safe.Const("checklist")
	case systems.PartCaller:
		return safe.Const("caller")
	case systems.PartAttempts:
		return safe.Const("attempts")
	case systems.PartReproduction:
		return safe.Const("reproduction")
	}
	return safe.Const("versions")
}
