"""What templates, the API and other rooms show of meetings."""

from portal.navigator.meetings.presenters.slip import MeetingSlip, slip, slips

__all__ = ["MeetingSlip", "slip", "slips"]
